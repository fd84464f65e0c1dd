// Rows copied in a spreadsheet, pasted onto the table of detail rows (data-paste): tab-separated, with a heading or from the cell on (grid.js).
import { announce, text } from './texts.js';
import { rowsOf } from './rows.js';

/** Cells by row; a cell in quotes may hold tabs, line ends and doubled quotes, as spreadsheets write them. */
export function cells(pasted) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  let found;
  while (pattern.lastIndex < pasted.length && (found = pattern.exec(pasted))) {
    rows.at(-1).push(found[1] !== undefined ? found[1].replaceAll('""', '"') : found[2]);
    if (found[3] && found[3] !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

document.addEventListener('paste', (event) => {
  const root = event.target.closest?.('[data-rows][data-paste]');
  // pasting into a field is plain pasting, but for more than one cell
  const pasted = event.clipboardData.getData('text/plain');
  if (!root || event.target.closest('dialog') || (event.target.matches('input, textarea') && !/[\t\r\n]/.test(pasted.trim()))) return;
  const rows = cells(pasted);
  if (!rows.length) return;
  event.preventDefault();
  announce(text('pasted', rowsOf(root).grid.paste(rows, event.target)));
});
