// Code picker: a dialog with group, search and results; a code typed by hand shows its name beside the field.
import { dialog, element, text } from './texts.js';

const parse = (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('.code-answer');

const known = new Map();

/** What is known of a code that was typed; asked once, whatever number of rows has it. */
function exact(list, typed) {
  const name = JSON.stringify([list, typed]);
  if (!known.has(name)) known.set(name, ask(list, typed, '').catch(() => null).then((answer) => { if (!answer) known.delete(name); return answer; }));
  return known.get(name);
}

async function ask(list, q, parent) {
  const address = new URL('/codes/' + encodeURIComponent(list), location.origin);
  address.searchParams.set('q', q);
  if (parent) address.searchParams.set('parent', parent);
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  return answer.ok ? parse(await answer.text()) : null;
}

const field = (frame) => frame.querySelector('input');
const label = (frame) => document.querySelector(`label[for="${CSS.escape(field(frame).id)}"] span`)?.textContent ?? '';
const named = (frame, name) => {
  const output = document.getElementById(field(frame).id + '-name');
  if (output) output.textContent = name;
};

function take(frame, code, name) {
  field(frame).value = code;
  named(frame, name);
  field(frame).dispatchEvent(new Event('input', { bubbles: true }));
  field(frame).dispatchEvent(new CustomEvent('change', { bubbles: true, detail: 'picked' }));
}

async function open(frame) {
  const { codes: list, within } = frame.dataset;
  const outer = within ? document.getElementById(within)?.value.trim() : '';
  const search = element('input', { class: 'form-control', type: 'search', id: 'code-search', autocomplete: 'off', autofocus: true });
  const groups = element('select', { class: 'form-select', id: 'code-parent' }, element('option', { value: '' }, text('all')));
  const groupField = element('div', { class: 'field', hidden: true }, element('label', { for: 'code-parent' }, text('codeparent')), groups);
  const results = element('div', { role: 'region', 'aria-live': 'polite' });
  const box = dialog(label(frame), element('div', { class: 'fields' }, groupField,
    element('div', { class: 'field' }, element('label', { for: 'code-search' }, text('codesearch')), search)), null, 'narrow');
  box.querySelector('.body').append(results);

  let asked = 0;
  const show = async () => {
    const mine = ++asked;
    const answer = await ask(list, search.value.trim(), groups.value || outer);
    // a slower answer to what was typed before must not replace this one
    if (mine !== asked || !answer) return;
    const parents = answer.querySelector('template[data-parents]');
    if (!outer && groups.options.length === 1 && parents.content.children.length) {
      groups.append(document.importNode(parents.content, true));
      groupField.hidden = false;
    }
    results.replaceChildren(document.importNode(answer.querySelector('.code-results'), true));
  };
  let waiting;
  search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(show, 150); });
  groups.addEventListener('change', show);
  const buttons = () => [...results.querySelectorAll('button')];
  box.addEventListener('keydown', (event) => {
    const at = buttons().indexOf(document.activeElement);
    if (event.key === 'ArrowDown' && document.activeElement !== groups) { event.preventDefault(); buttons()[Math.min(at + 1, buttons().length - 1)]?.focus(); }
    if (event.key === 'ArrowUp' && at >= 0) { event.preventDefault(); (at === 0 ? search : buttons()[at - 1]).focus(); }
    // Enter in the search takes the best result and must not submit the form around the dialog
    if (event.key === 'Enter' && document.activeElement === search) { event.preventDefault(); buttons()[0]?.click(); }
  });
  results.addEventListener('click', (event) => {
    const chosen = event.target.closest('button');
    if (!chosen) return;
    take(frame, chosen.dataset.code, chosen.dataset.name);
    box.close();
  });
  box.addEventListener('close', () => { box.remove(); field(frame).focus(); });
  // outside of any form: its fields are not the form's
  document.body.append(box);
  box.showModal();
  await show();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-pick]');
  if (button && !field(button.parentElement).readOnly) open(button.parentElement);
});

document.addEventListener('change', async (event) => {
  const frame = event.target.closest?.('[data-codes]');
  if (!frame || event.target !== field(frame) || event.detail === 'picked') return;
  const typed = field(frame).value.trim();
  if (!typed) return named(frame, '');
  const answer = await exact(frame.dataset.codes, typed);
  if (!answer || field(frame).value.trim() !== typed) return;
  named(frame, answer.dataset.exactName ?? '');
  const shown = document.getElementById(field(frame).id + '-name');
  if (shown) shown.dataset.asked = answer.dataset.exact || typed;
  if (answer.dataset.exact) field(frame).value = answer.dataset.exact;
  frame.dispatchEvent(new CustomEvent('codes:named', { bubbles: true }));
});
