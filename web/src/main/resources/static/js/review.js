// Review: the officer chooses a value of the document by click, or by Enter or C where the keys are, and writes in the margin beside it. The text areas in the
// margin are the form; each is linked to its value, and the value to it. The arrow keys go from value to value, one Tab leaves the document.
import { announce } from './texts.js';

const list = document.getElementById('comments');
const values = list ? [...document.querySelectorAll('#reviewed [data-value]')] : [];
const byPath = new Map(values.map((value) => [value.dataset.value, value]));
const WIDE = matchMedia('(min-width: 64rem)');
const GAP = 8;

const cards = () => [...list.querySelectorAll(':scope > li[data-on]')];
const cardOf = (path) => cards().find((card) => card.dataset.on === path);
const textOf = (card) => card.querySelector('textarea');
const valueOf = (card) => byPath.get(card.dataset.on);

/** Beside their values, each below the one before; in a narrow window they stand in a row below the document. */
function align() {
  const all = cards();
  list.classList.toggle('aligned', WIDE.matches);
  if (!WIDE.matches) {
    all.forEach((card) => { card.style.top = ''; });
    list.style.height = '';
    return;
  }
  const top = list.getBoundingClientRect().top;
  let free = 0;
  for (const card of all) {
    const value = valueOf(card);
    const at = Math.max(free, value ? value.getBoundingClientRect().top - top : 0);
    card.style.top = `${at}px`;
    free = at + card.offsetHeight + GAP;
  }
  list.style.height = `${free}px`;
}

/** Marks the values that are commented on, and counts the comments. */
function show() {
  cards().forEach((card, i) => {
    textOf(card).id = `comment-${i + 1}`;
    card.querySelector('a').id = `comment-${i + 1}-on`;
  });
  for (const value of values) {
    const card = cardOf(value.dataset.value);
    value.classList.toggle('commented', Boolean(card));
    if (card) value.setAttribute('aria-describedby', textOf(card).id);
    else value.removeAttribute('aria-describedby');
  }
  list.dataset.count = cards().length;
  align();
}

function listen(card) {
  const text = textOf(card);
  const value = valueOf(card);
  const both = (on) => { card.classList.toggle('here', on); value?.classList.toggle('here', on); };
  card.querySelector('a').addEventListener('click', (event) => {
    event.preventDefault();
    go(value);
  });
  card.querySelector('.close')?.addEventListener('click', () => remove(card));
  card.addEventListener('focusin', () => both(true));
  card.addEventListener('focusout', (event) => {
    if (card.contains(event.relatedTarget)) return;
    both(false);
    if (!text.value.trim() && card.isConnected) remove(card, false);
  });
  text.addEventListener('input', align);
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    go(value);
  });
}

function add(path) {
  const value = byPath.get(path);
  if (!value) return null;
  const card = document.importNode(document.getElementById('comment-new').content, true).firstElementChild;
  const text = card.querySelector('textarea');
  card.dataset.on = path;
  card.querySelector('a').textContent = value.dataset.name;
  card.querySelector('a').href = '#' + (value.closest('[id]')?.id ?? '');
  text.name = 'comment:' + path;
  text.setAttribute('aria-label', text.dataset.label.replace('{0}', value.dataset.name));
  const order = values.indexOf(value);
  const next = cards().find((other) => values.indexOf(valueOf(other)) > order);
  list.insertBefore(card, next ?? null);
  listen(card);
  show();
  return card;
}

function remove(card, spoken = true) {
  // taking it out of the page takes the keys from it, which would take it out once more
  if ('gone' in card.dataset) return;
  card.dataset.gone = '';
  const value = valueOf(card);
  const text = textOf(card);
  text.value = '';
  text.dispatchEvent(new Event('input', { bubbles: true }));
  card.remove();
  show();
  if (!spoken) return;
  announce(list.dataset.removed);
  go(value);
}

/** Comments on a value: what was written is gone on with. */
function comment(value) {
  stop(value);
  const text = textOf(cardOf(value.dataset.value) ?? add(value.dataset.value));
  text.focus();
  text.scrollIntoView({ block: 'nearest' });
}

/** The one value that Tab reaches. */
function stop(value) {
  for (const other of values) other.tabIndex = other === value ? 0 : -1;
}

function go(value) {
  if (!value) return;
  stop(value);
  value.focus();
}

if (list) {
  values.forEach((value, i) => {
    value.setAttribute('role', 'button');
    value.setAttribute('aria-keyshortcuts', 'c');
    value.tabIndex = i ? -1 : 0;
  });
  // the plain way is for those without scripts
  for (const control of document.querySelectorAll('#comment-plain :is(select, textarea, button)')) control.disabled = true;
  const reviewed = document.getElementById('reviewed');
  reviewed.addEventListener('click', (event) => {
    const value = event.target.closest('[data-value]');
    // who marks text to copy it wants no comment
    if (value && !event.target.closest('a') && !String(getSelection())) comment(value);
  });
  reviewed.addEventListener('keydown', (event) => {
    const value = event.target.closest('[data-value]');
    if (!value || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = values.indexOf(value);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: values.length - 1 }[event.key];
    if (to !== undefined) go(values[to]);
    else if (['Enter', ' ', 'c', 'C'].includes(event.key)) comment(value);
    else return;
    event.preventDefault();
  });
  reviewed.addEventListener('focusin', (event) => cardOf(event.target.dataset?.value)?.classList.add('here'));
  reviewed.addEventListener('focusout', (event) => cardOf(event.target.dataset?.value)?.classList.remove('here'));
  // kept.js brings back what was typed before
  document.getElementById('review').addEventListener('kept:fill', (event) => {
    for (const name of event.detail) if (name.startsWith('comment:') && !cardOf(name.slice(8))) add(name.slice(8));
  });
  cards().forEach(listen);
  show();
  // the case has gone on elsewhere (live.js): what is written stays, sending it would only be refused
  document.getElementById('review-live').addEventListener('live:replaced', (event) => {
    if (!event.target.querySelector('[data-over]')) return;
    for (const button of document.querySelectorAll('#review button, .review-tools button')) button.disabled = true;
    align();
  });
  WIDE.addEventListener('change', align);
  new ResizeObserver(align).observe(reviewed);
}
