/* Whoever has logged out leaves no text in this browser. */
window.clinicStore.loggedOut();
