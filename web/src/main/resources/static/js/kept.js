// What was typed survives (GEN-15): every form that is posted keeps its unsent text in this browser, by account and by the form's address, until it is
// sent, saved on the server (autosave.js), discarded, 24 hours old, or its account logs out. A page that is opened again offers what the server does not
// have: in the same tab it is back at once, elsewhere it is asked. Never passwords, never the content of files.
//
// A form's address is data-kept where it has one (a form whose action is new each time), else its action.
import { announce } from './texts.js';
import { rowsOf } from './rows.js';
import { owner, ready } from './session.js';
import { controls, holds, isChoice, typed } from './typed.js';

const PREFIX = 'kept:';
const LEFT = 'kept-left:';
const SENT = 'kept-sent';
const MINE = 'kept-mine';
const LONGEST = 24 * 60 * 60 * 1000;
const PAUSE = 300;
const VERSION = 'draftVersion';

const read = (store, name, other) => {
  try { return JSON.parse(store.getItem(name)) ?? other; } catch { return other; }
};

const records = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

/** Nothing is kept for longer than a day, whoever typed it. */
function forgetOld() {
  for (const name of records()) if (!(read(localStorage, name, {}).at > Date.now() - LONGEST)) localStorage.removeItem(name);
}

function write(name, record) {
  for (;;) {
    try {
      localStorage.setItem(name, JSON.stringify(record));
      return;
    } catch {
      // the browser's room is used up: the oldest gives way
      const oldest = records().filter((other) => other !== name).sort((a, b) => read(localStorage, a, {}).at - read(localStorage, b, {}).at)[0];
      if (!oldest) return;
      localStorage.removeItem(oldest);
    }
  }
}

const same = (a, b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** Puts texts into a form as if they were typed; rows that are missing are added. */
function fill(form, fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const name of values.keys()) {
    const row = /^([\w.]+)\[(\d+)\]\./.exec(name);
    const root = row && form.querySelector(`[data-rows="${CSS.escape(row[1])}"]`);
    const rows = root && rowsOf(root);
    while (rows && rows.items().length <= Number(row[2])) rows.insert(rows.items().length);
  }
  // fields that are made as they are needed (review.js)
  form.dispatchEvent(new CustomEvent('kept:fill', { bubbles: true, detail: [...values.keys()] }));
  const changed = [];
  for (const control of controls(form)) {
    const kept = values.get(control.name) ?? [];
    if (isChoice(control)) {
      const checked = kept.includes(control.value);
      if (control.checked === checked) continue;
      control.checked = checked;
      if (!checked) continue;
    } else {
      const value = kept[0] ?? '';
      if (control.value === value) continue;
      control.value = value;
    }
    if (control.type === 'hidden') continue;
    const folded = control.closest('details');
    if (folded) folded.open = true;
    changed.push(control);
  }
  for (const root of form.querySelectorAll('[data-rows]')) rowsOf(root)?.changed();
  for (const control of changed) {
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return changed;
}

class Kept {
  constructor(form) {
    this.form = form;
    this.first = typed(form);
    this.lies();
  }

  /** Begins anew at the form's address. */
  lies() {
    this.address = this.form.dataset.kept || new URL(this.form.getAttribute('action') ?? '', location.href).pathname;
    this.place = `${PREFIX}${owner()}:${this.address}:`;
    this.name = this.place + crypto.randomUUID();
    this.text = null;
  }

  /** What another visit of the page, or another window, has left. */
  found() {
    return records().filter((name) => name.startsWith(this.place) && name !== this.name)
      .map((name) => ({ name, ...read(localStorage, name, {}) }))
      .sort((a, b) => b.at - a.at);
  }

  begin(sent) {
    const mine = read(sessionStorage, MINE, []);
    for (const record of this.found()) {
      if (record.name === sent.name) this.answered(record, sent);
      else if (same(record.fields, this.first)) localStorage.removeItem(record.name);
      else this.offer(record, mine.includes(record.name) && !this.text);
    }
  }

  /** The form is there again: it was refused, and what it shows is still only here. */
  answered(record, sent) {
    this.take(record);
    const values = new Map(this.first);
    const names = new Set(controls(this.form).map((control) => control.name));
    if (record.fields.some(([name]) => names.has(name) && !values.has(name))) this.offer(record, true);
  }

  take(record) {
    this.name = record.name;
    this.text = record.fields;
  }

  offer(record, atOnce) {
    const notice = ready('kept');
    const time = new Date(record.at).toLocaleString('sv-SE', { timeZone: 'Asia/Taipei', hour: '2-digit', minute: '2-digit' });
    notice.querySelectorAll('[data-time]').forEach((shown) => { shown.textContent = shown.textContent.replace('{0}', time); });
    const before = this.first;
    const show = (restored) => notice.querySelectorAll('[data-when]').forEach((part) => { part.hidden = (part.dataset.when === 'restored') !== restored; });
    const restore = () => {
      if (this.name !== record.name) {
        localStorage.removeItem(this.name);
        this.take(record);
      }
      const changed = fill(this.form, record.fields);
      this.note();
      show(true);
      return changed;
    };
    notice.querySelector('[data-do=restore]').addEventListener('click', () => {
      const changed = restore();
      announce(notice.querySelector('[data-when=restored]').textContent.trim());
      changed[0]?.focus();
    });
    notice.querySelector('[data-do=discard]').addEventListener('click', () => {
      localStorage.removeItem(record.name);
      if (this.name === record.name && this.text) {
        fill(this.form, before);
        this.forget();
      }
      notice.remove();
      this.form.querySelector('input:not([type=hidden]), select, textarea')?.focus();
    });
    // where it is seen: above a folded part, and on top of a page whose fields are all over it
    const spread = [...this.form.elements].some((control) => !this.form.contains(control));
    if (spread) document.querySelector('#main .page-head')?.after(notice);
    else (this.form.closest('details') ?? this.form.closest('.actions') ?? this.form).before(notice);
    show(false);
    if (atOnce && !restore().length) notice.remove();
  }

  soon() {
    this.rest();
    this.timer = setTimeout(() => this.note(), PAUSE);
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  note() {
    this.rest();
    if (stopped) return;
    const now = typed(this.form);
    if (same(now, this.first) && !this.text) return;
    this.text = now;
    if (same(now, this.first)) {
      this.forget();
      return;
    }
    write(this.name, { at: Date.now(), fields: now });
    const mine = read(sessionStorage, MINE, []);
    if (!mine.includes(this.name)) sessionStorage.setItem(MINE, JSON.stringify([...mine, this.name].slice(-50)));
  }

  forget() {
    this.rest();
    this.text = null;
    localStorage.removeItem(this.name);
  }

  /** The server has it now. */
  saved() {
    this.first = typed(this.form);
    this.forget();
    this.lies();
  }
}

const all = new Map();
let stopped = false;

function keep(form, sent = {}) {
  if (all.has(form) || form.method !== 'post' || !form.closest('#main') || !holds(form)) return;
  const kept = new Kept(form);
  all.set(form, kept);
  kept.begin(sent);
}

function leave(account) {
  records().filter((name) => name.startsWith(`${PREFIX}${account}:`)).forEach((name) => localStorage.removeItem(name));
  stopped = true;
  // tells the other windows
  localStorage.setItem(LEFT + account, String(Date.now()));
  localStorage.removeItem(LEFT + account);
}

/** What the last page of this tab has sent: where the answer led on, or has a newer draft, it was taken; where the form is there as it was, it was refused. */
function answered() {
  const sent = read(sessionStorage, SENT, {});
  sessionStorage.removeItem(SENT);
  const way = performance.getEntriesByType('navigation')[0];
  const led = way?.type === 'navigate' && way.redirectCount > 0 && !document.querySelector('main.error-page');
  // a draft that the server has kept, whatever step of its form is shown
  const form = [...document.querySelectorAll('#main form[method=post]')].find((one) => new URL(one.getAttribute('action') ?? '', location.href).pathname === sent.to);
  const saved = sent.version !== undefined && form?.elements[VERSION] && form.elements[VERSION].value !== sent.version && !document.getElementById('conflict');
  if (!owner() || !(led || saved)) return sent;
  localStorage.removeItem(sent.name);
  return {};
}

forgetOld();
const sent = answered();
if (owner()) {
  document.querySelectorAll('form').forEach((form) => keep(form, sent));
  for (const kind of ['input', 'change']) document.addEventListener(kind, (event) => all.get(event.target.form ?? event.target.closest?.('form'))?.soon());
  document.addEventListener('kept:saved', (event) => all.get(event.target)?.saved());
  // a part of a live page that came anew must not take away what was typed in it
  document.addEventListener('live:replaced', (event) => {
    for (const [form, kept] of all) {
      if (form.isConnected) continue;
      all.delete(form);
      const text = kept.text;
      const again = [...event.target.querySelectorAll('form')].find((other) => new URL(other.getAttribute('action') ?? '', location.href).pathname === kept.address);
      if (!again) continue;
      const next = new Kept(again);
      next.name = kept.name;
      all.set(again, next);
      if (text) fill(again, text);
    }
    event.target.querySelectorAll('form').forEach((form) => keep(form));
  });
  // after confirm.js: only what really goes
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    if (new URL(event.target.action, location.href).pathname === '/logout') {
      leave(owner());
      return;
    }
    const kept = all.get(event.target);
    if (!kept || event.submitter?.hasAttribute('data-stays')) return;
    kept.note();
    if (kept.text) sessionStorage.setItem(SENT, JSON.stringify({ name: kept.name, to: new URL(event.target.action, location.href).pathname, version: event.target.elements[VERSION]?.value }));
  });
  // who takes what another window has saved is asked on the next page, not overruled
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('#conflict a')) return;
    const here = (name) => [...all.values()].some((kept) => name.startsWith(kept.place));
    sessionStorage.setItem(MINE, JSON.stringify(read(sessionStorage, MINE, []).filter((name) => !here(name))));
  });
  addEventListener('pagehide', () => all.forEach((kept) => { if (kept.timer) kept.note(); }));
  addEventListener('storage', (event) => { if (event.key === LEFT + owner()) stopped = true; });
}
