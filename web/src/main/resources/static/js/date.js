// The calendar of a date field (UI-03): it opens beside the field, never over it, and names years in both calendars; what is typed, in either, stays as
// typed. Days are chosen by mouse or keys: arrows, Home and End, Page Up and Page Down for months, Enter, Escape.
import { element, text } from './texts.js';

const ROC = 1911;
const GAP = 8;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const language = document.documentElement.lang;

/** 2026-11-21 or 115/11/21 → 2026-11-21; nothing for anything else. */
export function iso(typed) {
  const found = /^\s*(\d{2,4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$/.exec(typed);
  if (!found) return '';
  const year = found[1].length === 4 ? Number(found[1]) : Number(found[1]) + ROC;
  return `${year}-${found[2].padStart(2, '0')}-${found[3].padStart(2, '0')}`;
}

// days are days, wherever the browser is: all of it is counted in UTC
const day = (written) => new Date(`${written}T00:00:00Z`);
const written = (date) => date.toISOString().slice(0, 10);
const today = () => day(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' }));
const moved = (date, days) => new Date(date.getTime() + days * 86_400_000);
const words = (options) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });

/** The same day of another month, or that month's last. */
function inMonth(date, months) {
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return moved(first, Math.min(date.getUTCDate(), last) - 1);
}

class Calendar {
  constructor(frame, button) {
    this.frame = frame;
    this.button = button;
    this.field = frame.querySelector('input');
    const typed = day(iso(this.field.value));
    this.chosen = Number.isNaN(typed.getTime()) ? null : typed;
    this.at = this.chosen ?? today();
    this.panel = element('div', { class: 'calendar', role: 'dialog', popover: 'manual', 'aria-label': button.getAttribute('aria-label') });
    this.panel.addEventListener('keydown', (event) => this.key(event));
    this.panel.addEventListener('focusout', (event) => { if (event.relatedTarget && !this.panel.contains(event.relatedTarget)) this.close(false); });
    frame.append(this.panel);
    this.draw();
    this.panel.showPopover();
    this.place();
    this.focus();
  }

  draw() {
    const [year, month] = [this.at.getUTCFullYear(), this.at.getUTCMonth()];
    const years = element('select', { class: 'form-select', 'aria-label': text('calendaryear') },
      ...Array.from({ length: 21 }, (_, i) => year - 10 + i).map((one) => element('option', { value: one, selected: one === year },
        one > ROC ? text('rocyear', one - ROC, one) : String(one))));
    years.addEventListener('change', () => this.show(inMonth(this.at, (Number(years.value) - year) * 12), years));
    const months = element('select', { class: 'form-select', 'aria-label': text('calendarmonth') },
      ...Array.from({ length: 12 }, (_, i) => element('option', { value: i, selected: i === month }, words({ month: 'long' }).format(new Date(Date.UTC(2024, i, 1))))));
    months.addEventListener('change', () => this.show(inMonth(this.at, Number(months.value) - month), months));
    const first = new Date(Date.UTC(year, month, 1));
    const from = moved(first, -first.getUTCDay());
    const week = (start) => element('tr', {}, ...Array.from({ length: 7 }, (_, i) => this.cell(moved(start, i), month)));
    const weeks = Math.ceil((first.getUTCDay() + new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) / 7);
    this.panel.replaceChildren(
      element('div', { class: 'calendar-head' }, years, months),
      element('table', {},
        element('thead', {}, element('tr', {}, ...Array.from({ length: 7 }, (_, i) => element('th', { scope: 'col', abbr: words({ weekday: 'long' }).format(moved(from, i)) }, words({ weekday: 'narrow' }).format(moved(from, i)))))),
        element('tbody', {}, ...Array.from({ length: weeks }, (_, i) => week(moved(from, i * 7))))));
  }

  cell(date, month) {
    const name = written(date);
    const one = element('button', {
      type: 'button', 'data-day': name, tabindex: name === written(this.at) ? '0' : '-1', class: date.getUTCMonth() === month ? null : 'other',
      'aria-label': `${date.getUTCDate()} ${words({ dateStyle: 'full' }).format(date)}`, 'aria-current': name === written(today()) ? 'date' : null,
      'aria-pressed': String(this.chosen !== null && name === written(this.chosen)),
    }, String(date.getUTCDate()));
    one.addEventListener('click', () => this.take(date));
    return element('td', {}, one);
  }

  /** Another day is looked at; where a choice of month or year led there, that keeps the focus. */
  show(date, by = null) {
    const label = by?.getAttribute('aria-label');
    this.at = date;
    this.draw();
    if (label) this.panel.querySelector(`[aria-label="${CSS.escape(label)}"]`).focus();
    else this.focus();
  }

  focus() { this.panel.querySelector('button[tabindex="0"]').focus({ preventScroll: true }); }

  key(event) {
    if (event.key === 'Escape') {
      // not the dialog around it as well
      event.preventDefault();
      event.stopPropagation();
      this.close(true);
    }
    if (!event.target.matches('[data-day]')) return;
    const to = { Home: moved(this.at, -this.at.getUTCDay()), End: moved(this.at, 6 - this.at.getUTCDay()), PageUp: inMonth(this.at, -1), PageDown: inMonth(this.at, 1) }[event.key]
      ?? (event.key in STEPS ? moved(this.at, STEPS[event.key]) : null);
    if (!to) return;
    event.preventDefault();
    this.show(to);
  }

  take(date) {
    this.field.value = written(date);
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
    this.field.dispatchEvent(new Event('change', { bubbles: true }));
    this.close(true);
  }

  /** At the right of the field, else below or above it; where the page is too low for that, the field goes to its top. */
  place() {
    const { width, height } = this.panel.getBoundingClientRect();
    let field = this.frame.getBoundingClientRect();
    const beside = field.right + GAP + width <= innerWidth;
    const fits = () => field.bottom + GAP + height <= innerHeight || field.top - GAP - height >= 0;
    if (!beside && !fits()) {
      this.frame.scrollIntoView({ block: 'start' });
      field = this.frame.getBoundingClientRect();
    }
    const below = field.bottom + GAP + height <= innerHeight || field.top - GAP - height < 0;
    const top = beside ? Math.max(GAP, Math.min(field.top, innerHeight - height - GAP)) : below ? field.bottom + GAP : field.top - GAP - height;
    this.panel.style.left = `${beside ? field.right + GAP : Math.max(GAP, Math.min(field.left, innerWidth - width - GAP))}px`;
    this.panel.style.top = `${top}px`;
    this.panel.style.maxHeight = `${innerHeight - top - GAP / 2}px`;
  }

  close(back) {
    if (open === this) open = null;
    this.panel.remove();
    if (back) this.field.focus();
  }
}

let open = null;

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-calendar]');
  const before = open;
  if (open && !open.panel.contains(event.target)) open.close(false);
  if (!button || before?.button === button) return;
  const frame = button.parentElement;
  if (frame.querySelector('input').readOnly) return;
  open = new Calendar(frame, button);
});
addEventListener('resize', () => open?.close(false));
document.addEventListener('scroll', (event) => { if (open && !open.panel.contains(event.target)) open.place(); }, { capture: true, passive: true });
