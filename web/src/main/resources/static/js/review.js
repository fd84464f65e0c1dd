// Review: the officer's comments, gathered beside the document. The text areas at the fields are the form; this only shows what is in them.
import { element } from './texts.js';

const list = document.getElementById('comments');
const marks = [...document.querySelectorAll('textarea[data-mark]')];

function show() {
  const written = marks.filter((mark) => mark.value.trim());
  list.replaceChildren(...(written.length === 0
    ? [element('li', { class: 'muted' }, list.dataset.none)]
    : written.map((mark) => {
      const go = element('button', { type: 'button', class: 'btn btn-link p-0 text-start' }, mark.dataset.mark);
      go.addEventListener('click', () => {
        mark.closest('details').open = true;
        mark.focus();
      });
      return element('li', {}, go, element('p', { class: 'mb-0' }, mark.value.trim()));
    })));
}

for (const mark of marks) {
  mark.addEventListener('input', show);
  // opening a mark means to write in it
  mark.closest('details').addEventListener('toggle', (event) => { if (event.target.open && !mark.value) mark.focus(); });
}
show();
