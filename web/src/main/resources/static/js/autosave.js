// Forms with data-autosave="/address" are sent there as they are a second after the last change and on leaving a field. One request at a time, the
// last state always goes out. Each child of the answer's root takes the place of the page's element with the same id; the root's data-saved is the
// time, data-version what the form has now seen, data-path the draft's address, which a reload then opens. An answer that asking again would not
// change (409: another window has saved; 404: the draft is deleted) is shown, and this window saves no more by itself.
import { text } from './texts.js';
import { ready, send, SessionOver } from './session.js';

const PAUSE = 1000;
const RETRY = 5000;
const FINAL = [404, 409, 413];
const VERSION = 'draftVersion';

class Autosave {
  constructor(form) {
    this.form = form;
    this.shown = form.querySelector('[data-autosave-state]') ?? document.querySelector('[data-autosave-state]');
    this.saved = this.state();
    form.addEventListener('input', () => this.soon(PAUSE));
    form.addEventListener('change', () => this.soon(PAUSE));
    form.addEventListener('focusout', () => { if (this.timer) this.soon(0); });
    form.addEventListener('submit', (event) => this.wait(event));
    // after confirm.js: a question that was answered with no leaves the page as it is
    document.addEventListener('submit', (event) => { if (event.target === form && this.leaves(event)) { clearTimeout(this.timer); this.ended = true; } });
    addEventListener('pageshow', () => { this.ended = false; });
  }

  state() {
    // files go with the submission; a draft keeps text
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === 'string' && name !== VERSION) sent.append(name, value);
    return sent.toString();
  }

  leaves(event) { return !event.defaultPrevented && !event.submitter?.hasAttribute('data-stays'); }

  /** A save that is under way is waited for: arriving after the form it would look like another window's. */
  wait(event) {
    if (!this.busy || !this.leaves(event)) return;
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(this.timer);
    this.again = false;
    this.form.setAttribute('data-waiting', '');
    this.leaving = () => {
      this.form.removeAttribute('data-waiting');
      this.form.requestSubmit(event.submitter);
    };
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
      const answer = await send(this.form.dataset.autosave, () => ({
        method: 'POST', body: `${this.state()}&${VERSION}=${encodeURIComponent(this.form.elements[VERSION]?.value ?? '')}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
      }));
      if (FINAL.includes(answer.status)) {
        this.ended = true;
        const told = new DOMParser().parseFromString(await answer.text(), 'text/html');
        this.say((told.querySelector('.overtaken, .notice, h1') ?? told.body).textContent.trim());
        this.shown?.classList.add('lost');
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const root = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild;
      for (const part of root?.children ?? []) {
        // a part may be shown in several places of a page only by different ids
        if (part.id) document.getElementById(part.id)?.replaceWith(document.importNode(part, true));
      }
      if (root?.dataset.version && this.form.elements[VERSION]) this.form.elements[VERSION].value = root.dataset.version;
      if (root?.dataset.path) this.lies(root.dataset.path);
      this.saved = state;
      if (this.state() === state) this.form.dispatchEvent(new CustomEvent('kept:saved', { bubbles: true }));
      this.say(text('saved', root?.dataset.saved ?? new Date().toLocaleTimeString('sv-SE', { timeZone: 'Asia/Taipei' })));
    } catch (failure) {
      // who does not want to log in now is asked again on sending
      if (failure instanceof SessionOver) {
        this.ended = true;
        this.say(ready('over').textContent);
        return;
      }
      this.say(text('unsaved'));
      this.soon(RETRY);
    } finally {
      this.busy = false;
      const leave = this.leaving;
      this.leaving = null;
      leave?.();
      if (this.again && !this.ended) { this.again = false; this.soon(0); }
    }
  }

  /** The page's address is the draft's from now on, in the other language too. */
  lies(path) {
    if (location.pathname === path) return;
    history.replaceState(history.state, '', path);
    this.form.dataset.kept = path;
    for (const link of document.querySelectorAll('.site-links a[hreflang]')) {
      const address = new URL(link.href);
      address.pathname = path;
      link.href = address.href;
    }
  }

  say(sentence) { if (this.shown) this.shown.textContent = sentence; }
}

document.querySelectorAll('form[data-autosave]').forEach((form) => new Autosave(form));
