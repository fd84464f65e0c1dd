// The time slider (MSK-62): moves the date and time field beside it and asks for that moment when it is let go. Without scripts the field alone works.
for (const slider of document.querySelectorAll('input[type="range"][data-moments]')) {
  const form = slider.form;
  const field = form.querySelector('input[type="datetime-local"]');
  const from = Date.parse(slider.dataset.from);
  const to = Date.parse(slider.dataset.to);
  const most = Number(slider.max);
  // both are wall-clock times of Asia/Taipei without an offset: only their distance is counted with
  const at = (step) => new Date(from + ((to - from) * step) / most);
  const written = (moment) => new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  const said = () => slider.setAttribute('aria-valuetext', Number(slider.value) === most ? slider.dataset.now : field.value.replace('T', ' '));
  slider.hidden = false;
  slider.addEventListener('input', () => {
    field.value = Number(slider.value) === most ? '' : written(at(Number(slider.value)));
    said();
  });
  slider.addEventListener('change', () => form.requestSubmit());
  said();
}
