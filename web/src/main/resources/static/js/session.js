// A page may stand open longer than its session (GEN-15). Before something typed is sent, and when an answer says that the session is over, the server is
// asked who is signed in; where it is not this page's account any more, a dialog asks to log in again, and what was asked for goes on. Another account
// that logs in there gets its own home page and nothing of this one.
const account = document.body.dataset.account ?? '';
const csrf = document.querySelector('meta[name="csrf"]');
const PARAMETER = '_csrf';

/** Whose page this is; empty for a visitor. */
export const owner = () => account;

/** A dialog or notice that the layout holds ready, with its texts. */
export const ready = (name) => document.importNode(document.getElementById('ready-' + name).content, true).firstElementChild;

async function standing() {
  const answer = await fetch('/session', { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** A new session has a new token: every form, and what scripts send, must carry it. */
function renew(token) {
  if (csrf) csrf.content = token;
  document.querySelectorAll(`input[name="${PARAMETER}"]`).forEach((input) => { input.value = token; });
  for (const form of document.querySelectorAll('form[action]')) {
    const address = new URL(form.getAttribute('action'), location.href);
    if (!address.searchParams.has(PARAMETER)) continue;
    address.searchParams.set(PARAMETER, token);
    form.setAttribute('action', address.pathname + address.search);
  }
}

/** Shows a dialog until it is closed with an answer; `act` may close it. */
function ask(name, act) {
  return new Promise((done) => {
    const before = document.activeElement;
    const box = ready(name);
    box.querySelectorAll('[data-close]').forEach((button) => button.addEventListener('click', () => box.close(button.dataset.close)));
    box.addEventListener('close', () => {
      box.remove();
      before?.focus?.();
      done(box.returnValue === 'yes');
    });
    document.body.append(box);
    act?.(box);
    box.showModal();
  });
}

function login(box) {
  const form = box.querySelector('form');
  const refused = box.querySelector('[role="alert"]');
  const say = (name) => {
    refused.hidden = false;
    for (const text of refused.querySelectorAll('[data-why]')) text.hidden = text.dataset.why !== name;
    form.elements.password.value = '';
    form.elements.password.focus();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // the page's own listeners are for its forms
    event.stopPropagation();
    refused.hidden = true;
    try {
      const visitor = await standing();
      const body = new URLSearchParams({ username: form.elements.username.value, password: form.elements.password.value, [PARAMETER]: visitor.token });
      const answer = await fetch('/login', { method: 'POST', body, redirect: 'manual' });
      const now = await standing();
      if (now.account && now.account !== account) location.replace('/');
      else if (now.account) {
        renew(now.token);
        box.close('yes');
      } else say(answer.type === 'opaqueredirect' ? 'wrong' : 'later');
    } catch {
      say('offline');
    }
  });
}

let asking = null;

/**
 * Whether this page's account is signed in; asks to log in again where it is not, and to try again where the server cannot be reached. Resolves to false
 * where somebody did not want to.
 */
export function signedIn() {
  asking ??= (async () => {
    for (;;) {
      let now;
      try {
        now = await standing();
      } catch {
        if (await ask('offline')) continue;
        return false;
      }
      if (now.account === account) {
        renew(now.token);
        return true;
      }
      return ask('login', (box) => {
        box.querySelectorAll('[data-when]').forEach((part) => { part.hidden = (part.dataset.when === 'other') !== Boolean(now.account); });
        login(box);
      });
    }
  })().finally(() => { asking = null; });
  return asking;
}

/** Whether it is known, without asking anybody, that the session is over; false where the server cannot be reached. */
export async function isOver() {
  try {
    return (await standing()).account !== account;
  } catch {
    return false;
  }
}

export class SessionOver extends Error {}

/** Sends what `options` makes; where the session is over, once more after the login. Fails with SessionOver where nobody logged in. */
export async function send(address, options) {
  const once = () => {
    const made = options();
    // says that a script asks, which no login page would help
    return fetch(address, { redirect: 'manual', ...made, headers: { 'X-Requested-With': 'XMLHttpRequest', ...made.headers } });
  };
  const answer = await once();
  if (answer.status !== 401 && answer.status !== 403) return answer;
  if (!await signedIn()) throw new SessionOver();
  return once();
}
