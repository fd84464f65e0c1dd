// Rows copied in a spreadsheet, pasted onto the table of detail rows (data-paste): tab-separated, columns in the table's order.
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

function put(field, value) {
  const control = field.querySelector('select, textarea, input:not(.native-date)');
  if (control.tagName === 'SELECT') {
    const option = [...control.options].find((one) => one.value === value || one.textContent.trim() === value);
    if (option) control.value = option.value;
  } else if (control.type === 'checkbox') {
    control.checked = /^(1|y|yes|true|是|v|✓)$/i.test(value);
  } else {
    control.value = value;
  }
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('paste', (event) => {
  const root = event.target.closest?.('[data-rows][data-paste]');
  // pasting into a field of the dialog is plain pasting
  if (!root || event.target.closest('dialog')) return;
  const rows = cells(event.clipboardData.getData('text/plain'));
  if (!rows.length) return;
  event.preventDefault();
  const table = rowsOf(root);
  for (const row of rows) {
    const item = table.insert(table.items().length);
    table.fields(item).forEach((field, i) => { if (row[i] !== undefined) put(field, row[i].trim()); });
  }
  table.changed();
  announce(text('pasted', rows.length));
});
