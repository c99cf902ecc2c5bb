// Turns a dialog that is simply on the page into a pop-up that holds the keyboard; without scripts it stays on the page.
for (const dialog of document.querySelectorAll("dialog[open]")) {
  dialog.close();
  dialog.showModal();
}
