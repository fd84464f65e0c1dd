// Everything here is an addition: pages read and submit without it.
import './confirm.js';
import './date.js';
import './codes.js';
import './rows.js';
import './paste.js';
import './list.js';
import './autosave.js';
import './review.js';
import './kept.js';
import './live.js';
import './filing.js';
import './permit.js';
import { text } from './texts.js';

// htmx requests carry the CSRF token like forms do
const csrf = document.querySelector('meta[name="csrf"]');
document.addEventListener('htmx:configRequest', (event) => {
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});

// The answer to a sent form that can be had by its address too (data-own-page; its value where that is another address): reload, Back and Forward ask for that
// page, and not whether to send again, and no token stays in the address. A text that only this page holds stays as it is.
for (const form of document.querySelectorAll('form[data-own-page], form[data-autosave]')) {
  if (new URL(form.getAttribute('action'), location.href).pathname !== location.pathname || document.getElementById('conflict')) continue;
  const page = new URL(form.dataset.ownPage || location.href, location.href);
  page.searchParams.delete('_csrf');
  history.replaceState(history.state, '', page);
}

// a rejected form begins at its summary
const summary = document.querySelector('[data-focus]');
// "please fill in" alone does not say what: the field's name, and its row's or its party's, go before it
for (const link of summary?.querySelectorAll('a[href^="#"]') ?? []) {
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const label = field && (document.querySelector(`label[for="${CSS.escape(field.id)}"] > span`) ?? field.closest('fieldset.field')?.querySelector('legend > span'));
  const row = field?.closest('.row-item, .party')?.querySelector('legend');
  const name = [row?.textContent.trim().replace(/\s+/g, ' '), label?.textContent.trim()].filter(Boolean).join(' ');
  if (name && !link.textContent.includes(name)) link.textContent = text('pair', name, link.textContent);
}
summary?.focus({ preventScroll: true });
summary?.scrollIntoView({ block: 'start' });
