/** The sign-in page and the change of a password. */
export default {
  title: 'Sign in',
  lead: 'Stored-value cards: recharge, reconcile, close the day.',
  user: 'User name',
  password: 'Password',
  submit: 'Sign in',
  ended: 'Your session has ended. Please sign in again.',
  changeTitle: 'Choose your own password',
  changeLead: 'You signed in with a one-time password. Choose a password only you know; it takes effect at once.',
  current: 'Current password',
  replacement: 'New password',
  repeat: 'New password again',
  rule: 'At least 12 characters. A few words you can remember are better than symbols.',
  tooShort: 'At least {n} characters, please.',
  differ: 'The two entries differ.',
  change: 'Change password',
  changed: 'Password changed.',
}
