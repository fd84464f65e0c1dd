// Live pages (GEN-10): the server pushes HTML for single elements; what changed in each flashes once and is announced. The browser's EventSource sends
// Last-Event-ID by itself when it reconnects; when it gives up (an answer that is no stream) this tries again, more and more slowly.
import { announce, text } from './texts.js';
import { isOver, owner, ready } from './session.js';

const LONGEST = 30_000;

function indicator(alive) {
  for (const shown of document.querySelectorAll('[data-live-state]')) {
    if (shown.classList.contains('lost') === !alive) continue;
    shown.classList.toggle('lost', !alive);
    shown.textContent = text(alive ? 'live' : 'lost');
  }
}

// the masked token of a form, the mark of an earlier flash, how long ago something was and white space (the stream takes a blank from each
// line) differ each time and mean no change
function plain(node) {
  const copy = node.cloneNode(true);
  copy.classList.remove('changed');
  if (!copy.getAttribute('class')) copy.removeAttribute('class');
  copy.querySelectorAll('input[name="_csrf"]').forEach((token) => token.removeAttribute('value'));
  copy.querySelectorAll('form[action*="_csrf="]').forEach((form) => form.removeAttribute('action'));
  // what a script has drawn from the rest says nothing of its own
  copy.querySelectorAll('[data-drawn]').forEach((drawing) => drawing.remove());
  copy.querySelectorAll('.age').forEach((age) => { age.textContent = ''; });
  copy.querySelectorAll('details').forEach((part) => part.removeAttribute('open'));
  // without scripts, so never shown here: read as text in the page and as elements in what is pushed
  copy.querySelectorAll('noscript').forEach((part) => part.remove());
  return copy.outerHTML.replace(/\s+/g, ' ');
}

// a button's key changes with the case, and nobody sees it
function visible(node) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('input[type="hidden"]').forEach((hidden) => hidden.remove());
  return plain(copy);
}

// of a table in view only the rows that are new or differ: what stayed as it was must not flash with them
function changed(now, before) {
  const rows = [...now.querySelectorAll('tbody tr')].filter((row) => !row.closest('details'));
  const differ = rows.filter((row) => !before.has(plain(row)));
  return differ.length ? differ : [now];
}

function replace(id, html) {
  const old = document.getElementById(id);
  if (!old) return;
  const fresh = document.createElement('template');
  fresh.innerHTML = html.trim();
  const made = fresh.content.firstElementChild;
  // who is typing in it must not lose the field under the fingers
  if (old.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')) {
    old.dataset.stale = 'true';
    document.activeElement.addEventListener('blur', () => replace(id, html), { once: true });
    return;
  }
  const focused = old.contains(document.activeElement) ? document.activeElement.id || document.activeElement.getAttribute('href') : null;
  const open = [...old.querySelectorAll('details')].map((part) => part.open);
  const rows = new Set([...old.querySelectorAll('tbody tr')].map(plain));
  const quiet = made?.id === id && visible(made) === visible(old);
  let now = old;
  if (made && made.id === id) {
    if (plain(made) === plain(old)) return;
    old.replaceWith(fresh.content);
    now = document.getElementById(id);
  } else {
    old.replaceChildren(fresh.content);
  }
  now.querySelectorAll('details').forEach((part, i) => { if (open[i]) part.open = true; });
  if (focused) (document.getElementById(focused) ?? [...now.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused))?.focus();
  window.htmx?.process(now);
  now.dispatchEvent(new CustomEvent('live:replaced', { bubbles: true }));
  // how far the page goes rises with every event anywhere, and only says that nothing is missing
  if (quiet || now.hasAttribute('data-calm')) return;
  const flash = changed(now, rows);
  flash.forEach((part) => part.classList.remove('changed'));
  void now.offsetWidth;
  flash.forEach((part) => part.classList.add('changed'));
  announce(now.dataset.announce ?? now.querySelector('[data-announce]')?.dataset.announce);
}

class Live {
  constructor(root) {
    this.root = root;
    this.wait = 1000;
    this.ids = new Set();
    this.open();
  }

  open() {
    this.source = new EventSource(this.root.dataset.live);
    this.source.addEventListener('open', () => { this.wait = 1000; indicator(true); });
    this.source.addEventListener('error', () => {
      indicator(false);
      if (this.source.readyState !== EventSource.CLOSED) return;
      // an answer that is no stream: the connection is not to blame where the session is over
      if (owner()) isOver().then((over) => { if (over) document.querySelectorAll('[data-live-state].lost').forEach((shown) => { shown.textContent = ready('over').textContent; }); });
      setTimeout(() => this.open(), this.wait * (0.75 + Math.random() / 2));
      this.wait = Math.min(this.wait * 2, LONGEST);
    });
    // EventSource wants the names of events beforehand: they are the ids of what can change, kept up as the page changes
    this.listen();
    this.source.addEventListener('message', (event) => replace(this.root.id, event.data));
  }

  listen() {
    const heard = new Set();
    const hear = () => {
      for (const part of [this.root, ...this.root.querySelectorAll('[id]'), ...document.querySelectorAll('#freshness')]) {
        if (!part.id || heard.has(part.id)) continue;
        heard.add(part.id);
        this.source.addEventListener(part.id, (event) => { replace(part.id, event.data); hear(); });
      }
    };
    hear();
  }
}

const streams = [...document.querySelectorAll('[data-live]')].map((root) => new Live(root));
// a page in the browser's memory must not hold a connection
addEventListener('pagehide', () => streams.forEach((stream) => stream.source.close()));
addEventListener('pageshow', (event) => { if (event.persisted) streams.forEach((stream) => stream.open()); });
