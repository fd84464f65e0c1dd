// The filing form: what its buttons do on the server without scripts happens here at once.
import { announce, text } from './texts.js';
import { send } from './session.js';

const form = document.getElementById('filing');
const value = (path) => form.elements.namedItem(path)?.value ?? '';
const changed = (control) => {
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Fills a manufacturer's row with the applicant; whether it is the representative stays. */
function sameAsApplicant(item) {
  const put = (name, typed) => {
    const control = item.querySelector(`[name$="].${name}"]`);
    control.value = typed;
    changed(control);
  };
  for (const name of ['identityNumber', 'nameChinese', 'nameEnglish', 'telephone']) put(name, value('applicant.' + name));
  put('address', value('applicant.addressChinese') || value('applicant.addressEnglish'));
}

/** Adds the chosen reference text to the remark, to be edited there. */
function insertReference() {
  const chosen = form.elements.reference.selectedOptions[0];
  if (!chosen?.value) return;
  const remark = form.elements.remark;
  remark.value = remark.value.trim() ? remark.value + '\n' + chosen.textContent : chosen.textContent;
  changed(remark);
  remark.focus();
}

/** Sends a chosen file at once, so that it is kept with the draft; what was refused says why beside the field. */
async function upload(control) {
  const item = control.closest('.row-item');
  const hint = control.parentElement.querySelector('.hint');
  const file = control.files[0];
  if (!file) return;
  const body = new FormData();
  body.append('file', file);
  const csrf = document.querySelector('meta[name="csrf"]');
  hint.textContent = text('saving');
  const answer = await send(new URL(form.action).pathname + '/files', () => ({ method: 'POST', body, headers: { [csrf.dataset.header]: csrf.content, Accept: 'application/json' } }));
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    control.value = '';
    hint.textContent = said.violations?.map((violation) => violation.message).join(' ') ?? said.detail ?? String(answer.status);
    hint.className = 'error';
    return;
  }
  for (const name of ['fileName', 'sha256', 'mediaType', 'size']) item.querySelector(`[name$="].${name}"]`).value = said[name];
  item.querySelector('[data-delivery]').value = 'UPLOADED';
  control.value = '';
  hint.className = 'hint';
  hint.textContent = said.fileName;
  announce(said.fileName);
  changed(item.querySelector('[name$="].fileName"]'));
}

if (form) {
  form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-same], [data-insert]');
    if (!button) return;
    event.preventDefault();
    if (button.hasAttribute('data-insert')) insertReference();
    else sameAsApplicant(button.closest('.row-item'));
  });
  form.addEventListener('change', (event) => {
    if (event.target.name === 'type') form.requestSubmit(form.querySelector('[data-refresh]'));
    if (event.target.type === 'file' && event.target.closest('.row-item')) upload(event.target);
  });
}
