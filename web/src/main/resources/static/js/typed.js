// What somebody fills in: no buttons, no files, no passwords, and of hidden fields only those of rows, which belong to what the row says.
export const controls = (form) => [...form.elements].filter((control) => control.name
  && !control.matches('button, fieldset, output, object, [type=submit], [type=button], [type=image], [type=reset], [type=password], [type=file]')
  && !control.matches(':disabled') && (control.type !== 'hidden' || control.closest('.row-item')));

export const isChoice = (control) => control.type === 'checkbox' || control.type === 'radio';

/** What is filled in, as name and text. */
export const typed = (form) => controls(form).filter((control) => !isChoice(control) || control.checked).map((control) => [control.name, control.value]).filter(([, value]) => value !== '');

/** Whether somebody can type something into a form, perhaps into a row that is yet to be added. */
export const holds = (form) => controls(form).some((control) => control.type !== 'hidden') || form.querySelector('[data-rows]') !== null;
