// Buttons with data-confirm ask before they submit; any form is sent only once.
import { dialog, element, text } from './texts.js';

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

document.addEventListener('submit', (event) => {
  const form = event.target;
  const button = event.submitter;
  if (button?.dataset.confirm && !agreed.has(button)) {
    event.preventDefault();
    sure(button.dataset.confirm, button.textContent.trim()).then((yes) => {
      if (!yes) return;
      agreed.add(button);
      form.requestSubmit(button);
      agreed.delete(button);
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
  form.setAttribute('aria-busy', 'true');
});

// a page that comes back from the browser's memory may be sent again
addEventListener('pageshow', () => document.querySelectorAll('form[aria-busy]').forEach((form) => form.removeAttribute('aria-busy')));
