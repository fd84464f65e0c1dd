// Buttons with data-confirm ask before they submit; with data-check only once the server has said that no rule is against it. Any form is sent only once.
import { dialog, element, text } from './texts.js';
import { owner, send, signedIn } from './session.js';
import { holds } from './typed.js';

/** Asks; resolves to whether the answer was yes. */
export function sure(question, yesLabel = text('yes')) {
  return new Promise((answer) => {
    const yes = element('button', { type: 'button', class: 'btn btn-danger' }, yesLabel);
    const no = element('button', { type: 'button', class: 'btn btn-secondary', autofocus: true }, text('no'));
    const box = dialog(text('confirm'), element('p', { class: 'mb-0' }, question), [yes, no], 'narrow');
    yes.addEventListener('click', () => box.close('yes'));
    no.addEventListener('click', () => box.close('no'));
    box.addEventListener('close', () => { box.remove(); answer(box.returnValue === 'yes'); });
    document.body.append(box);
    box.showModal();
  });
}

const agreed = new WeakSet();
const standing = new WeakSet();
const checking = new WeakSet();

function again(form, button) {
  form.requestSubmit(button);
  // a save that is under way goes first, and then sends the form (autosave.js)
  if (form.hasAttribute('data-waiting')) return;
  agreed.delete(button);
  standing.delete(form);
}

/** The first field that the button's order cannot do without and that is empty: nobody is asked about what would be refused. */
function lacking(form, button) {
  if (button.formNoValidate) return null;
  const needed = [...form.querySelectorAll('[aria-required="true"]'), ...(button.dataset.needs ?? '').split(' ').map((name) => name && form.elements.namedItem(name))];
  // rows that nothing was typed into are not sent
  const begun = (row) => !row || [...row.querySelectorAll('input:not([type=hidden]), select, textarea')].some((field) => (/^(checkbox|radio)$/.test(field.type) ? field.checked : field.value));
  return needed.find((field) => field && !field.value.trim() && begun(field.closest('.row-item'))) ?? null;
}

/** Says so at the field, in its row where it has one. */
function complain(field) {
  field.setAttribute('aria-invalid', 'true');
  if (!field.parentElement.querySelector(':scope > .error')) {
    const said = element('p', { class: 'error', id: `${field.id}-missing` }, text('missing'));
    (field.closest('.with-button') ?? field).after(said);
    field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${said.id}`.trim());
    field.addEventListener('input', () => { said.remove(); field.removeAttribute('aria-invalid'); }, { once: true });
  }
  field.dispatchEvent(new CustomEvent('field:show', { bubbles: true }));
  field.focus();
}

/** Where the order is only checked: 204 where nothing is against it, else the page that says what is (RequestFactsFilter). */
function checked(form) {
  const address = new URL(form.getAttribute('action'), location.href);
  address.searchParams.set('check', 'on');
  return address.pathname + address.search;
}

const files = (form) => [...form.querySelectorAll('input[type="file"]')];

/**
 * Whether the order would be refused, and whether its files have been taken meanwhile, by a form whose draft keeps them, on the page that data-own-page names. Whoever
 * cannot be asked now is not: the question comes as ever, and sending says the rest.
 */
async function check(form, button) {
  const nothing = { refused: false, taken: false };
  if (!button.hasAttribute('data-check')) return nothing;
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await send(checked(form), () => {
      const typed = new FormData(form, button);
      return { method: 'POST', body: form.enctype === 'multipart/form-data' ? typed : new URLSearchParams(typed), headers: { Accept: 'text/html' } };
    });
    return {
      refused: answer.status >= 400 && answer.status < 500,
      taken: answer.status === 204 && form.dataset.ownPage && files(form).some((input) => input.files.length),
    };
  } catch {
    return nothing;
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** Back to the draft with the files that it has now: another choice of files would come beside them unseen. */
function keep(form) {
  history.replaceState(history.state, '', form.dataset.ownPage);
  location.reload();
}

/** The page that says what is wrong; should it be right meanwhile, nothing is ordered and this page stays. */
function show(form, button) {
  button.setAttribute('formaction', checked(form));
  agreed.add(button);
  checking.add(button);
  again(form, button);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  const button = event.submitter;
  if (button?.dataset.confirm && !agreed.has(button)) {
    event.preventDefault();
    const empty = lacking(form, button);
    if (empty) {
      complain(empty);
      return;
    }
    if (form.getAttribute('aria-busy') === 'true') return;
    check(form, button).then(({ refused, taken }) => {
      if (refused) {
        show(form, button);
        return;
      }
      sure(button.dataset.confirm, button.textContent.trim()).then((yes) => {
        if (!yes) {
          if (taken) keep(form);
          return;
        }
        // taken once is enough
        if (taken) for (const input of files(form)) input.value = '';
        agreed.add(button);
        again(form, button);
      });
    });
    return;
  }
  // a button that only downloads (data-stays) leaves the page where it is
  if (event.defaultPrevented || form.method !== 'post' || button?.hasAttribute('data-stays')) return;
  // the server answers a second submission like the first (GEN-07); this only spares it
  if (form.getAttribute('aria-busy') === 'true') {
    event.preventDefault();
    return;
  }
  if (!checking.has(button)) form.setAttribute('aria-busy', 'true');
  if (!owner() || standing.has(form) || !holds(form)) return;
  // what was typed is sent only when the session and the server are there (GEN-15)
  event.preventDefault();
  signedIn().then((yes) => {
    form.removeAttribute('aria-busy');
    if (!yes) return;
    if (button) agreed.add(button);
    standing.add(form);
    again(form, button);
  });
});

// a page that comes back from the browser's memory may be sent again
addEventListener('pageshow', () => document.querySelectorAll('form[aria-busy]').forEach((form) => form.removeAttribute('aria-busy')));
