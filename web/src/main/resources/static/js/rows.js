// Detail rows as a table whose rows are added, edited and copied in a dialog (UI-02). The fieldsets that the server wrote stay the form's fields:
// the dialog borrows one, the table only shows what they hold.
import { announce, dialog, element, text } from './texts.js';
import { sure } from './confirm.js';
import { Grid } from './grid.js';

const INDEX = /\[(\d+|NEW)\]/;
const ID = /-(\d+|NEW)(?=-|$)/;

class Rows {
  constructor(root) {
    this.root = root;
    this.list = root.dataset.rows;
    this.what = root.dataset.what;
    this.blank = root.querySelector('template').content;
    this.columns = [...this.blank.querySelectorAll('[data-col]')].map((field) => ({ title: field.dataset.col, number: field.dataset.number === 'true' }));
    this.table = element('table', { class: 'grid fold', tabindex: root.dataset.paste ? '0' : null },
      element('caption', { class: 'visually-hidden' }, this.what),
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, '#'),
        ...this.columns.map((column) => element('th', { scope: 'col', class: column.number ? 'number' : null }, column.title)),
        element('th', { scope: 'col', class: 'row-tools' }, text('tools')))),
      element('tbody'));
    root.prepend(element('div', { class: 'table-frame' }, this.table));
    if (root.dataset.paste) this.grid = new Grid(this);
    root.addEventListener('click', (event) => this.click(event));
    // the empty row that is offered where no script can add one
    this.items().filter((item) => this.empty(item)).forEach((item) => item.remove());
    this.renumber();
    this.show();
  }

  empty(item) {
    return !item.hasAttribute('autofocus') && !item.querySelector('.error, .officer, [data-held]')
      && this.fields(item).every((field) => !this.shown(field) || field.querySelector('input[type=radio], input[type=checkbox]') && !field.querySelector('input:checked'));
  }

  items() { return [...this.root.querySelectorAll(':scope > .row-item')]; }

  fields(item) { return [...item.querySelectorAll('[data-col]')]; }

  // a chosen file cannot be set by a script, so it is nobody's to copy or to restore
  controls(item) { return [...item.querySelectorAll('input[name]:not([type=file]), select[name], textarea[name]')]; }

  /** Whether nothing was typed into a row: the one that the server offers to begin with. */
  isBlank(item) {
    return !item.querySelector('.error') && [...item.querySelectorAll('input[name]:not([type=hidden]), select[name], textarea[name]')]
      .every((control) => (control.type === 'checkbox' || control.type === 'radio' ? !control.checked : !control.value));
  }

  /** What a field of a row shows in the table. */
  shown(field) {
    const control = field.querySelector('input:checked, select, textarea, input:not([type=radio]):not([type=checkbox])');
    if (!control) return '';
    if (control.type === 'file') return [...[...field.closest('.fields').querySelectorAll('[data-held]')].map((held) => held.dataset.held), ...[...control.files].map((file) => file.name)].join(text('comma'));
    if (control.tagName === 'SELECT') return control.value ? control.selectedOptions[0].textContent : '';
    if (control.type === 'checkbox') return '✓';
    if (control.type === 'radio') return field.querySelector(`label[for="${CSS.escape(control.id)}"]`)?.textContent ?? control.value;
    const name = field.querySelector('.named')?.textContent;
    return name ? `${control.value} ${name}` : control.value;
  }

  show() {
    const body = this.table.tBodies[0];
    const items = this.items();
    const shown = items.filter((item) => !this.isBlank(item) || item === this.grid?.fresh);
    // the same rows: only their cells are written anew, as one of them, or a button, may just be pressed
    if (shown.length && shown.length === body.rows.length && shown.every((item, r) => body.rows[r].dataset.item === String(items.indexOf(item)))) {
      shown.forEach((item, r) => this.fields(item).forEach((field, c) => {
        const cell = body.rows[r].cells[c + 1];
        // the one that is being edited stays
        if (!this.grid?.editor || !cell.contains(this.grid.editor)) cell.textContent = this.shown(field);
      }));
      this.grid?.drawn();
      return;
    }
    this.grid?.stop();
    body.replaceChildren(...items.flatMap((item, i) => {
      if (!shown.includes(item)) return [];
      const faults = item.querySelectorAll('.error').length;
      const tool = (kind, label) => element('button', { type: 'button', class: 'btn btn-sm btn-link', 'data-row': i, 'data-do': kind, 'aria-label': `${label} ${this.what} ${i + 1}` }, label);
      return [element('tr', { class: faults && !this.grid ? 'faulty' : null, 'data-item': i },
        element('th', { scope: 'row' }, String(i + 1)),
        ...this.fields(item).map((field, c) => element('td', { 'data-label': this.columns[c]?.title, class: this.columns[c]?.number ? 'number' : null }, this.shown(field))),
        element('td', { class: 'row-tools' }, faults ? element('span', { class: 'state bad me-2' }, text('faults', faults)) : null,
          tool('edit', text('edit')), tool('copy', text('copy')), tool('delete', text('delete'))))];
    }));
    if (!body.rows.length) body.append(element('tr', {}, element('td', { colspan: this.columns.length + 2, class: 'muted' }, text('none'))));
    this.grid?.drawn();
  }

  /** A code's name has come; perhaps one of many, as after pasting. */
  renamed() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.show());
  }

  click(event) {
    const button = event.target.closest('button');
    if (!button || button.closest('dialog')) return;
    if ('add' in button.dataset) {
      event.preventDefault();
      const blank = this.items().find((item) => this.isBlank(item));
      this.edit(blank ?? this.insert(this.items().length), !blank, button);
    } else if (button.dataset.do) {
      const item = this.items()[Number(button.dataset.row)];
      if (button.dataset.do === 'edit') this.edit(item, false);
      if (button.dataset.do === 'copy') this.edit(this.insert(this.items().indexOf(item) + 1, item), true);
      if (button.dataset.do === 'delete') this.remove(item);
    }
  }

  /** A new row at a place, empty or with another row's values. */
  insert(at, source) {
    const item = document.importNode(this.blank, true).querySelector('.row-item');
    const before = this.items()[at] ?? this.root.querySelector(':scope > template');
    before.before(item);
    if (source) {
      const from = this.controls(source);
      this.controls(item).forEach((control, i) => {
        if (control.type === 'checkbox' || control.type === 'radio') control.checked = from[i].checked;
        else control.value = from[i].value;
      });
      const names = source.querySelectorAll('.named');
      item.querySelectorAll('.named').forEach((name, i) => { name.textContent = names[i].textContent; });
    }
    // by which a draft keeps what belongs to the row
    for (const id of item.querySelectorAll('input[data-own-id]')) id.value = crypto.randomUUID();
    this.renumber();
    return item;
  }

  renumber() {
    this.items().forEach((item, i) => {
      for (const part of [item, ...item.querySelectorAll('[name], [id], [for], [aria-describedby], [value], [data-within]')]) {
        const put = (attribute, pattern, value) => {
          if (part.hasAttribute(attribute)) part.setAttribute(attribute, part.getAttribute(attribute).replace(pattern, value));
        };
        put('name', INDEX, `[${i}]`);
        put('id', ID, `-${i}`);
        put('for', ID, `-${i}`);
        put('data-within', ID, `-${i}`);
        if (part.hasAttribute('aria-describedby')) {
          part.setAttribute('aria-describedby', part.getAttribute('aria-describedby').split(' ').map((id) => id.replace(ID, `-${i}`)).join(' '));
        }
        if (part.name === 'op') part.value = part.value.replace(/^(\w+:\w+:)(?:\d+|NEW)$/, `$1${i}`);
      }
      const number = item.querySelector('[data-number-of]');
      if (number) number.textContent = i + 1;
    });
  }

  /** Opens a row in a dialog. Cancelling gives a row its old values and takes a new one away. */
  edit(item, fresh, opener = null, focusOn = null) {
    const kept = this.controls(item).map((control) => [control.value, control.checked]);
    const names = [...item.querySelectorAll('.named')].map((name) => name.textContent);
    const number = this.items().indexOf(item);
    const place = element('span', { hidden: true });
    item.replaceWith(place);
    const done = element('button', { type: 'button', class: 'btn btn-primary' }, text('done'));
    const cancel = element('button', { type: 'button', class: 'btn btn-secondary' }, text('no'));
    const box = dialog(`${this.what} ${number + 1}`, item, [done, cancel]);
    done.addEventListener('click', () => box.close('done'));
    cancel.addEventListener('click', () => box.close('cancel'));
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || !event.target.matches('input') || event.target.closest('dialog') !== box) return;
      // Enter finishes the row; without this it would press the form's first button
      event.preventDefault();
      event.target.dispatchEvent(new Event('change', { bubbles: true }));
      box.close('done');
    });
    box.addEventListener('close', () => {
      place.replaceWith(item);
      box.remove();
      if (box.returnValue === 'done') {
        announce(fresh ? text('added', number + 1) : '');
      } else if (fresh) {
        item.remove();
        this.renumber();
      } else {
        this.controls(item).forEach((control, i) => { [control.value, control.checked] = kept[i]; });
        item.querySelectorAll('.named').forEach((name, i) => { name.textContent = names[i]; });
      }
      this.changed();
      (opener ?? this.table.querySelector(`[data-do="edit"][data-row="${Math.min(number, this.items().length - 1)}"]`) ?? this.root.querySelector('[data-add]')).focus();
    });
    // inside the form, so that the fields stay its own while the dialog is open
    this.root.append(box);
    box.showModal();
    (focusOn ?? item.querySelector('[aria-invalid="true"]') ?? this.controls(item)[0])?.focus();
  }

  async remove(item) {
    const number = this.items().indexOf(item) + 1;
    if (!await sure(text('sure', number), text('delete'))) return;
    item.remove();
    this.renumber();
    this.changed();
    announce(text('deleted', number));
    this.root.querySelector('[data-add]').focus();
  }

  changed() {
    this.show();
    this.root.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

const all = new Map();
for (const root of document.querySelectorAll('[data-rows]')) all.set(root, new Rows(root));

/** The rows around an element; for pasting. */
export const rowsOf = (node) => all.get(node.closest('[data-rows]'));

// a code's name arrives after its row was closed
document.addEventListener('codes:named', (event) => rowsOf(event.target)?.renamed());

// a link of the error summary to a field in a row opens that row
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const item = target?.closest('.row-item');
  if (item && !item.closest('dialog')) {
    event.preventDefault();
    rowsOf(item).edit(item, false, null, target === item ? null : target);
  } else if (target && target.matches('input, select, textarea, fieldset')) {
    event.preventDefault();
    // one that is folded away, such as a filter
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    target.focus();
    target.scrollIntoView({ block: 'center' });
  }
});

document.addEventListener('field:show', (event) => {
  const item = event.target.closest('.row-item');
  if (item && !item.closest('dialog')) rowsOf(item).edit(item, false, null, event.target);
});

const opened = document.querySelector('.row-item[autofocus]');
if (opened) rowsOf(opened).edit(opened, false);
