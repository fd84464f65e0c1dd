// Lists: the page size takes effect on Enter and on leaving the field; empty filters do not go into the address.
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-size]');
  if (!form) return;
  const size = event.target;
  size.value = Math.min(Math.max(parseInt(size.value, 10) || 10, 1), 500);
  form.requestSubmit();
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form[data-filters]')) return;
  const unused = [...event.target.elements].filter((field) => field.name && !field.value.trim());
  unused.forEach((field) => { field.disabled = true; });
  // back from the result the fields are there again
  setTimeout(() => unused.forEach((field) => { field.disabled = false; }));
});
