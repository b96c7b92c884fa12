/** Words for the values of the server that several pages show. */
export const state = {
  OCCURRED: '待支付', UNKNOWN: '结果不明', CONFIRMED: '已到账', RECONCILED: '已对账', CLOSED: '未支付已关闭', REFUSED: '被拒绝',
  REFUNDING: '退款中', REFUNDED: '已退款',
}

export const stateHelp = {
  OCCURRED: '订单已创建，尚未收到款项。',
  UNKNOWN: '支付渠道没有明确答复，系统正在继续查询，无需人工处理。',
  CONFIRMED: '款项已收到并计入卡内，尚待对账。',
  RECONCILED: '渠道账单或钱箱清点结果与我方账目一致。',
  CLOSED: '渠道确认未支付，订单已关闭，没有收取任何款项。',
  REFUSED: '支付渠道拒绝了该订单，没有收取任何款项。',
  REFUNDING: '款项已从卡内扣回，正在退还付款人。',
  REFUNDED: '付款人已收到退款。',
}

export const payWith = {
  CASH: '现金', BANK_CARD: '银行卡', WECHAT: '微信支付', ALIPAY: '支付宝', UNIONPAY: '银联', ICBC: '工商银行', CCB: '建设银行',
  VISA: 'Visa', MASTERCARD: '万事达', BALANCE: '卡内余额',
}

export const method = {
  TILL: '收银台', KIOSK: '自助机', APP: '手机应用', PARTNER: '合作方'
}

export const differenceType = {
  MISSING_AT_CHANNEL: '渠道缺失', MISSING_HERE: '我方缺失', AMOUNT: '金额不符', CURRENCY: '币种不符', STATUS: '状态不符', FEE: '手续费不符',
  DUPLICATE: '重复', WRONG_DAY: '日期不符', REFUND_MISMATCH: '退款不符', UNKNOWN_MERCHANT: '未知商户',
}
