// Runs before anything is painted: what needs scripts shows itself only where they run.
document.documentElement.classList.add('js');
