// Lists: the page size takes effect on Enter and on leaving the field; empty filters do not go into the address.
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-size]');
  if (!form) return;
  // what is too many or too few, the list itself says
  event.target.value = parseInt(event.target.value, 10) || 10;
  form.requestSubmit();
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form[data-filters]')) return;
  const unused = [...event.target.elements].filter((field) => field.name && !field.value.trim());
  unused.forEach((field) => { field.disabled = true; });
  // back from the result the fields are there again
  setTimeout(() => unused.forEach((field) => { field.disabled = false; }));
});
