// The calendar button of a date field opens the browser's own calendar; what is typed, in either calendar, stays as typed.
import { element } from './texts.js';

/** 2026-11-21 or 115/11/21 → 2026-11-21; nothing for anything else. */
export function iso(typed) {
  const found = /^\s*(\d{2,4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$/.exec(typed);
  if (!found) return '';
  const year = found[1].length === 4 ? Number(found[1]) : Number(found[1]) + 1911;
  return `${year}-${found[2].padStart(2, '0')}-${found[3].padStart(2, '0')}`;
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-calendar]');
  if (!button) return;
  const frame = button.parentElement;
  const field = frame.querySelector('input:not(.native-date)');
  if (field.readOnly) return;
  let native = frame.querySelector('.native-date');
  if (!native) {
    // has no name, so it is never sent
    native = element('input', { type: 'date', class: 'native-date', tabindex: '-1', 'aria-hidden': 'true' });
    native.addEventListener('change', () => {
      if (!native.value) return;
      field.value = native.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      field.focus();
    });
    frame.append(native);
  }
  native.value = iso(field.value);
  try {
    native.showPicker();
  } catch {
    field.focus();
  }
});
