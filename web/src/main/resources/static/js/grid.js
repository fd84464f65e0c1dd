// Detail rows as a grid (data-paste; UI-02): cells are edited in place, rows of a spreadsheet are pasted from the cell on, a column is set for all rows.
// A cell has the focus: arrows, Home and End move it, Enter, F2 or typing edit it, Delete empties it. While it is edited, Enter goes down and begins a new
// row after the last, Tab goes on, Escape takes back. What the cells show are the fields of the form, which rows.js keeps.
import { announce, element, text } from './texts.js';

// as the server reads numbers (Decimals)
const NUMBER = /^(?=.*\d)[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?$/;
const plain = (typed) => typed.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** What a field's cell is edited with; the tick of a box, or one of some radios, is chosen as from a list. */
const control = (field) => field.querySelector('select, textarea, input:not([type=hidden])');
const radios = (field) => [...field.querySelectorAll('input[type=radio]')];
const labelOf = (field, radio) => field.querySelector(`label[for="${CSS.escape(radio.id)}"]`)?.textContent.trim() ?? radio.value;

function value(field) {
  const first = control(field);
  if (first.type === 'radio') return radios(field).find((one) => one.checked)?.value ?? '';
  return first.type === 'checkbox' ? (first.checked ? '1' : '') : first.value;
}

/** Puts what was typed or pasted into a field: a choice by its code or its name. */
function put(field, typed) {
  const first = control(field);
  if (first.readOnly || first.disabled || first.type === 'file') return;
  const fits = (code, name) => code === typed || plain(name) === plain(typed);
  if (first.type === 'radio') {
    radios(field).forEach((one) => { one.checked = fits(one.value, labelOf(field, one)); });
  } else if (first.type === 'checkbox') {
    first.checked = /^(1|y|yes|true|是|v|✓)$/i.test(typed);
  } else if (first.tagName === 'SELECT') {
    first.value = [...first.options].find((one) => fits(one.value, one.textContent))?.value ?? '';
  } else {
    first.value = typed;
  }
  // a choice that does not exist cannot stand in the field: the cell tells of it
  field.dataset.refused = typed && first.type !== 'checkbox' && !value(field) ? typed : '';
  first.dispatchEvent(new Event('input', { bubbles: true }));
  first.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Whether a field is as the server wrote it. */
function untouched(field) {
  const first = control(field);
  if (first.type === 'radio' || first.type === 'checkbox') return [...field.querySelectorAll('input')].every((one) => one.checked === one.defaultChecked);
  return first.value === (first.tagName === 'SELECT' ? ([...first.options].find((one) => one.defaultSelected) ?? first.options[0])?.value : first.defaultValue);
}

/** Why a cell is bad; nothing for one that may be right. The server decides all the same. */
function fault(field, item) {
  const typed = value(field).trim();
  const said = field.querySelector('.error');
  if (said && untouched(field)) return said.textContent.trim();
  if (!typed && field.dataset.refused) return text('badcode', field.dataset.refused);
  // a heading line of a certificate has a name only
  if (!typed) return field.querySelector('.needed:not(.either)') && !item.querySelector('[name$=".heading"]:checked') ? text('missing') : '';
  if (field.dataset.number === 'true' && !NUMBER.test(typed.normalize('NFKC'))) return text('badnumber');
  const name = field.querySelector('.named');
  return name && name.dataset.asked === typed && !name.textContent ? text('badcode', typed) : '';
}

export class Grid {
  constructor(rows) {
    this.rows = rows;
    this.table = rows.table;
    this.at = [0, 0];
    this.editor = null;
    /** A row that was added to be filled in here; shown although it is empty. */
    this.fresh = null;
    this.table.setAttribute('role', 'grid');
    const titles = rows.columns.map((column) => column.title);
    this.all = titles.map((title) => element('button', { type: 'button', class: 'btn btn-link set-all', 'aria-label': text('setall', title), title: text('setall', title) }, '⇊'));
    this.all.forEach((button, c) => {
      this.table.tHead.rows[0].cells[c + 1].append(button);
      button.addEventListener('click', () => this.setAll(c));
    });
    const template = element('button', { type: 'button', class: 'btn btn-sm btn-link' }, text('template'));
    template.addEventListener('click', () => this.download(titles));
    const row = element('button', { type: 'button', class: 'btn btn-sm btn-link' }, text('gridrow'));
    row.addEventListener('click', () => this.append());
    this.table.parentElement.after(element('div', { class: 'grid-foot' }, element('p', { class: 'muted small' }, text('columns', titles.join(text('comma'))), ' ', element('span', { class: 'set-all-hint' }, text('setallhint'))), row, template));
    // on pressing, not on the click: leaving the other cell may move this one away from the pointer
    this.table.addEventListener('mousedown', (event) => {
      const cell = event.target.closest('td[data-column]');
      if (!cell || event.button || event.target === this.editor || event.target.parentElement === this.editor) return;
      event.preventDefault();
      this.edit(...this.place(cell));
    });
    this.table.addEventListener('focusin', (event) => { const cell = event.target.closest('td[data-column]'); if (cell) this.at = this.place(cell); });
    this.table.addEventListener('keydown', (event) => (event.target === this.editor ? this.typing(event) : this.moving(event)));
    this.table.addEventListener('focusout', (event) => { if (event.target === this.editor) this.commit(); });
  }

  body() { return [...this.table.tBodies[0].rows].filter((row) => row.dataset.item); }

  place(cell) { return [this.body().indexOf(cell.parentElement), Number(cell.dataset.column)]; }

  cell(r, c) { return this.body()[r]?.cells[c + 1]; }

  item(r) { return this.rows.items()[Number(this.body()[r].dataset.item)]; }

  field(r, c) { return this.rows.fields(this.item(r))[c]; }

  /** After the rows were written anew: one cell can be reached by Tab, bad ones say so. */
  drawn() {
    const rows = this.body();
    this.at = [Math.min(this.at[0], Math.max(0, rows.length - 1)), Math.min(this.at[1], this.rows.columns.length - 1)];
    this.table.tabIndex = rows.length ? -1 : 0;
    rows.forEach((row, r) => this.rows.fields(this.item(r)).forEach((field, c) => {
      const cell = row.cells[c + 1];
      cell.dataset.column = c;
      cell.tabIndex = r === this.at[0] && c === this.at[1] ? 0 : -1;
      if (cell.contains(this.editor)) return;
      const why = this.rows.isBlank(this.item(r)) ? '' : fault(field, this.item(r));
      cell.classList.toggle('bad', Boolean(why));
      cell.title = why;
      if (why) cell.append(element('span', { class: 'visually-hidden' }, ` ${why}`));
    }));
    this.all.forEach((button) => { button.hidden = rows.length < 2; });
  }

  go(r, c) {
    const cell = this.cell(r, c);
    if (!cell || c < 0 || c >= this.rows.columns.length) return false;
    this.table.querySelectorAll('td[tabindex="0"]').forEach((one) => { one.tabIndex = -1; });
    cell.tabIndex = 0;
    cell.focus();
    return true;
  }

  moving(event) {
    const cell = event.target.closest('td[data-column]');
    if (!cell || event.target !== cell || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const [r, c] = this.place(cell);
    const to = { ArrowUp: [r - 1, c], ArrowDown: [r + 1, c], ArrowLeft: [r, c - 1], ArrowRight: [r, c + 1], Home: [r, 0], End: [r, this.rows.columns.length - 1] }[event.key];
    if (to) this.go(...to);
    else if (event.key === 'Enter' || event.key === 'F2') this.edit(r, c);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      // an emptied row stays where it is
      this.fresh = this.item(r);
      put(this.field(r, c), '');
      this.rows.changed();
      this.go(r, c);
    }
    else if (event.key.length === 1 && event.key !== ' ') this.edit(r, c, event.key);
    else if (event.key === ' ') this.edit(r, c);
    else return;
    event.preventDefault();
  }

  edit(r, c, typed = null) {
    if (this.editor) this.commit();
    const field = this.field(r, c);
    const first = control(field);
    if (!first || first.readOnly || first.disabled || first.type === 'file') { this.go(r, c); return; }
    if (first.type === 'checkbox') {
      put(field, first.checked ? '' : '1');
      this.rows.changed();
      this.go(r, c);
      return;
    }
    const label = `${this.rows.columns[c].title} ${r + 1}`;
    if (first.type === 'radio') {
      this.editor = element('select', { 'aria-label': label }, element('option', { value: '' }, ''), ...radios(field).map((one) => element('option', { value: one.value }, labelOf(field, one))));
    } else if (first.tagName === 'SELECT') {
      this.editor = element('select', { 'aria-label': label }, ...[...first.children].map((one) => one.cloneNode(true)));
    } else {
      this.editor = element(first.tagName === 'TEXTAREA' ? 'textarea' : 'input', { type: first.tagName === 'TEXTAREA' ? null : 'text', 'aria-label': label, inputmode: first.getAttribute('inputmode'), maxlength: first.getAttribute('maxlength'), autocomplete: 'off' });
    }
    this.editor.className = first.tagName === 'SELECT' || first.type === 'radio' ? 'form-select' : 'form-control';
    this.editor.value = value(field);
    this.cell(r, c).replaceChildren(this.editor);
    this.at = [r, c];
    this.editor.focus();
    if (typed !== null && this.editor.tagName !== 'SELECT') this.editor.value = typed;
    else this.editor.select?.();
  }

  typing(event) {
    // an input method has keys of its own
    if (event.isComposing || event.keyCode === 229) return;
    const [r, c] = this.at;
    const leave = (keep, to) => {
      event.preventDefault();
      event.stopPropagation();
      if (keep) this.commit(); else { this.stop(); this.rows.show(); }
      if (!this.go(...to)) this.go(r, c);
    };
    if (event.key === 'Escape') leave(false, [r, c]);
    else if (event.key === 'Enter' && event.shiftKey && this.editor.tagName === 'TEXTAREA') return;
    else if (event.key === 'Enter') {
      leave(true, [r + 1, c]);
      if (r + 1 === this.body().length && !this.rows.isBlank(this.item(r))) this.append();
    } else if (event.key === 'Tab') {
      const to = event.shiftKey ? (c ? [r, c - 1] : [r - 1, this.rows.columns.length - 1]) : (c + 1 < this.rows.columns.length ? [r, c + 1] : [r + 1, 0]);
      if (this.cell(...to)) leave(true, to);
    } else if (this.editor.tagName === 'INPUT' && event.key === 'ArrowDown') leave(true, [r + 1, c]);
    else if (this.editor.tagName === 'INPUT' && event.key === 'ArrowUp') leave(true, [r - 1, c]);
  }

  /** Puts the editor away; what was typed is not kept. */
  stop() {
    const editor = this.editor;
    this.editor = null;
    editor?.remove();
  }

  commit() {
    const typed = this.editor.value;
    const [r, c] = this.at;
    const field = this.field(r, c);
    this.fresh = this.rows.isBlank(this.item(r)) || !typed ? this.item(r) : this.fresh;
    this.stop();
    if (typed !== value(field)) {
      put(field, typed);
      this.rows.changed();
    } else {
      this.rows.show();
    }
  }

  /** An empty row at the end, to be filled in. */
  append() {
    this.fresh = this.rows.items().find((item) => this.rows.isBlank(item)) ?? this.rows.insert(this.rows.items().length);
    this.rows.show();
    this.edit(this.body().findIndex((_, r) => this.item(r) === this.fresh), 0);
  }

  setAll(c) {
    const source = this.field(Math.min(this.at[0], this.body().length - 1), c);
    const from = value(source);
    this.body().forEach((_, r) => put(this.field(r, c), from));
    this.rows.changed();
    announce(text('allset', this.rows.columns[c].title, this.rows.shown(source)));
  }

  /** Rows of a spreadsheet: by their heading where they have one, else from the cell on; beyond the last row new ones are added. */
  paste(pasted, target) {
    const titles = this.rows.columns.map((column) => plain(column.title));
    const heading = pasted[0].map((cell) => titles.indexOf(plain(cell)));
    const headed = heading.filter((c) => c >= 0).length > pasted[0].filter((cell) => cell.trim()).length / 2;
    const cell = target.closest?.('td[data-column]');
    const [first, from] = cell && !headed ? this.place(cell) : [this.body().length, 0];
    const rows = headed ? pasted.slice(1) : pasted;
    const items = this.body().map((_, r) => this.item(r));
    rows.forEach((row, i) => {
      const item = items[first + i] ?? this.rows.insert(this.rows.items().length);
      const fields = this.rows.fields(item);
      row.forEach((typed, j) => {
        const c = headed ? heading[j] : from + j;
        if (c >= 0 && fields[c]) put(fields[c], typed.trim());
      });
    });
    this.stop();
    this.rows.changed();
    return rows.length;
  }

  /** A file with the columns' names, to be filled in a spreadsheet. */
  download(titles) {
    const quoted = titles.map((title) => `"${title.replaceAll('"', '""')}"`).join(',');
    const address = URL.createObjectURL(new Blob(['\ufeff', quoted, '\r\n'], { type: 'text/csv' }));
    const link = element('a', { href: address, download: `${this.rows.what}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address));
  }
}
