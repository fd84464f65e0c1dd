// Forms with data-autosave="/address" are sent there as they are a second after the last change and on leaving a field. One request at a time, the
// last state always goes out. Each child of the answer's root takes the place of the page's element with the same id; the root's data-saved is the
// time. An answer 409 means that another window has saved: its text is shown, and this window saves no more by itself.
import { text } from './texts.js';

const PAUSE = 1000;
const RETRY = 5000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.shown = form.querySelector('[data-autosave-state]') ?? document.querySelector('[data-autosave-state]');
    this.saved = this.state();
    form.addEventListener('input', () => this.soon(PAUSE));
    form.addEventListener('change', () => this.soon(PAUSE));
    form.addEventListener('focusout', () => { if (this.timer) this.soon(0); });
    form.addEventListener('submit', (event) => { if (!event.defaultPrevented && !event.submitter?.hasAttribute('data-stays')) { clearTimeout(this.timer); this.ended = true; } });
    addEventListener('pageshow', () => { this.ended = false; });
  }

  state() {
    // files go with the submission; a draft keeps text
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === 'string') sent.append(name, value);
    return sent.toString();
  }

  soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.timer = null; this.save(); }, pause);
  }

  async save() {
    if (this.busy || this.ended) { this.again = this.busy; return; }
    const state = this.state();
    if (state === this.saved) return;
    this.busy = true;
    this.say(text('saving'));
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: 'POST', body: state, headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' }, redirect: 'manual',
      });
      if (answer.status === 409) {
        this.ended = true;
        this.say(new DOMParser().parseFromString(await answer.text(), 'text/html').body.textContent.trim());
        this.shown?.classList.add('lost');
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const root = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild;
      for (const part of root?.children ?? []) {
        // a part may be shown in several places of a page only by different ids
        if (part.id) document.getElementById(part.id)?.replaceWith(document.importNode(part, true));
      }
      this.saved = state;
      this.say(text('saved', root?.dataset.saved ?? new Date().toLocaleTimeString('sv-SE', { timeZone: 'Asia/Taipei' })));
    } catch {
      this.say(text('unsaved'));
      this.soon(RETRY);
    } finally {
      this.busy = false;
      if (this.again && !this.ended) { this.again = false; this.soon(0); }
    }
  }

  say(sentence) { if (this.shown) this.shown.textContent = sentence; }
}

document.querySelectorAll('form[data-autosave]').forEach((form) => new Autosave(form));
