// The menu stays as its user left it. A plain script right behind the menu, so that it is folded before the first paint.
(() => {
  const whole = document.querySelector('#menu > details');
  if (!whole) return;
  const groups = [...whole.querySelectorAll('.menu-group')];
  const narrow = matchMedia('(max-width: 59.99rem)').matches;
  if (narrow) whole.open = false;
  for (const group of groups) {
    const current = group.querySelector('[aria-current]');
    if (!current && localStorage.getItem('menu:' + group.dataset.group) === 'closed') group.open = false;
    group.addEventListener('toggle', () => localStorage.setItem('menu:' + group.dataset.group, group.open ? 'open' : 'closed'));
  }
  // a phone's menu folds on every page; only the desk's choice is worth keeping
  // on the click and not on the toggle that follows: by then the reader may have gone to the next page
  whole.querySelector('summary').addEventListener('click', () => {
    if (!narrow) document.cookie = 'menu=' + (whole.open ? 'hidden' : 'shown') + ';path=/;max-age=31536000;samesite=lax';
  });
  whole.addEventListener('click', (event) => {
    const tool = event.target.closest('[data-menu]');
    if (tool) groups.forEach((group) => { group.open = tool.dataset.menu === 'expand'; });
  });
})();
