// A permit's goods: the kind of mask decides which commodity codes are offered, and the pieces are added up while one types. The rules on the
// server decide all the same.
const root = document.querySelector('[data-permit-items]');

/** Only the codes of the chosen kind can be picked; the only one of a kind is. */
function offer(item) {
  const kind = item.querySelector('input[type="radio"][name$=".kind"]:checked')?.value;
  const select = item.querySelector('[data-permit-code]');
  if (!select) return;
  for (const group of select.querySelectorAll('optgroup')) {
    const fits = !kind || group.dataset.kind === kind;
    group.disabled = !fits;
    group.hidden = !fits;
  }
  const chosen = select.selectedOptions[0];
  if (chosen?.parentElement.disabled) select.value = '';
  const open = kind ? select.querySelectorAll(`optgroup[data-kind="${CSS.escape(kind)}"] option`) : [];
  if (!select.value && open.length === 1) select.value = open[0].value;
}

function sum() {
  const totals = {};
  for (const item of root.querySelectorAll('.row-item')) {
    if (item.closest('template')) continue;
    const kind = item.querySelector('input[type="radio"][name$=".kind"]:checked')?.value;
    const quantity = Number(item.querySelector('[name$=".quantity"]')?.value.replaceAll(',', ''));
    const each = Number(item.querySelector('[name$=".unit"]')?.selectedOptions[0]?.dataset.pieces);
    const pieces = quantity * each;
    if (kind && Number.isFinite(pieces) && Number.isInteger(pieces)) totals[kind] = (totals[kind] ?? 0) + pieces;
  }
  for (const shown of root.querySelectorAll('[data-sum]')) {
    const text = shown.dataset.text.replace('{0}', (totals[shown.dataset.sum] ?? 0).toLocaleString('en-US'));
    if (shown.textContent !== text) shown.textContent = text;
  }
}

if (root) {
  root.addEventListener('change', (event) => {
    const item = event.target.closest?.('.row-item');
    if (item) offer(item);
    sum();
  });
  root.addEventListener('input', sum);
  root.querySelectorAll('.row-item').forEach(offer);
  sum();
}
