// Texts come from the message files: the layout writes those that scripts need as data-t-… of #texts.
const texts = document.getElementById('texts')?.dataset ?? {};

/** The text of a name with {0} filled in. */
export const text = (name, ...values) => (texts['t' + name[0].toUpperCase() + name.slice(1)] ?? name).replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');

/** Reads a sentence out to who cannot see what changed. */
export function announce(sentence) {
  const announcer = document.getElementById('announcer');
  if (!announcer || !sentence) return;
  announcer.textContent = '';
  setTimeout(() => { announcer.textContent = sentence; }, 50);
}

/** An element with attributes and children; text is never read as markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** A dialog with title, body and footer; removed when it closes unless kept. */
export function dialog(title, body, footer, kind = '') {
  const heading = element('h2', { id: 'dialog-' + crypto.getRandomValues(new Uint32Array(1))[0] }, title);
  const close = element('button', { type: 'button', class: 'close', 'aria-label': text('close') }, '✕');
  const made = element('dialog', { class: kind, 'aria-labelledby': heading.id },
    element('header', {}, heading, close), element('div', { class: 'body' }, body), footer ? element('footer', { class: 'actions' }, ...footer) : null);
  close.addEventListener('click', () => made.close('cancel'));
  return made;
}
