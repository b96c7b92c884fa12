/** Words for the values of the server that several pages show. */
export const state = {
  OCCURRED: 'Waiting for payment', UNKNOWN: 'Unclear', CONFIRMED: 'Credited', RECONCILED: 'Reconciled',
  CLOSED: 'Closed unpaid', REFUSED: 'Refused', REFUNDING: 'Refund under way', REFUNDED: 'Refunded',
}

export const stateHelp = {
  OCCURRED: 'The order was made; no money has arrived yet.',
  UNKNOWN: 'The channel did not answer clearly. It is being asked again; nothing to do by hand.',
  CONFIRMED: 'The money arrived and is on the card. It has still to be reconciled.',
  RECONCILED: 'The channel’s bill, or the counted drawer, agrees with our books.',
  CLOSED: 'The channel said that it is unpaid, and the order was closed. Nothing was taken.',
  REFUSED: 'The payment channel refused the order. Nothing was taken.',
  REFUNDING: 'The money was taken off the card and is on its way back to the payer.',
  REFUNDED: 'The payer has the money back.',
}

export const payWith = {
  CASH: 'Cash', BANK_CARD: 'Bank card', WECHAT: 'WeChat Pay', ALIPAY: 'Alipay', UNIONPAY: 'UnionPay', ICBC: 'ICBC',
  CCB: 'CCB', VISA: 'Visa', MASTERCARD: 'Mastercard', BALANCE: 'Card balance',
}

export const method = {
  TILL: 'Till', KIOSK: 'Kiosk', APP: 'App', PARTNER: 'Partner'
}

export const differenceType = {
  MISSING_AT_CHANNEL: 'Missing at the channel', MISSING_HERE: 'Missing here', AMOUNT: 'Other amount', CURRENCY: 'Other currency',
  STATUS: 'Other state', FEE: 'Other fee', DUPLICATE: 'Listed twice', WRONG_DAY: 'Other day',
  REFUND_MISMATCH: 'Refund differs', UNKNOWN_MERCHANT: 'Unknown merchant',
}
