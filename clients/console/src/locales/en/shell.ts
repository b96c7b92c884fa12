/** What stands around every page. */
export const app = {
  name: 'Larder',
  skip: 'Skip to the content',
  sandbox: 'Sandbox: no real money moves here.',
  menu: 'Main navigation',
  language: 'Language',
  signOut: 'Sign out',
  changePassword: 'Change password',
  store: 'Store',
  allStores: 'All stores',
  businessDate: 'Business date',
  loading: 'Loading…',
  retry: 'Try again',
  more: 'Show more',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  search: 'Search',
  all: 'All',
  copy: 'Copy',
  copied: 'Copied',
  code: 'Code for the help desk: {code}',
  stale: 'Not up to date: the server does not answer. Last seen {time}.',
  notFound: 'This page does not exist.',
  home: 'Go to the start page',
  nothingAllowed: 'Your account has no rights on any page yet. Ask an administrator to give you a role.',
  seeDetails: 'Details',
}

export const nav = {
  today: 'Today', till: 'Till', recharges: 'Recharges', cards: 'Cards', day: 'Day close', stores: 'Stores', staff: 'Staff and keys',
}
