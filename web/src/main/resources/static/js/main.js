// Everything here is an addition: pages read and submit without it.
import './confirm.js';
import './date.js';
import './codes.js';
import './rows.js';
import './paste.js';
import './list.js';
import './autosave.js';
import './live.js';
import './filing.js';

// htmx requests carry the CSRF token like forms do
const csrf = document.querySelector('meta[name="csrf"]');
document.addEventListener('htmx:configRequest', (event) => {
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});

// a rejected form begins at its summary
const summary = document.querySelector('[data-focus]');
summary?.focus({ preventScroll: true });
summary?.scrollIntoView({ block: 'start' });
