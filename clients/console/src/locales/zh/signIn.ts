/** The sign-in page and the change of a password. */
export default {
  title: '登录',
  lead: '储值卡平台：充值、对账、日结。',
  user: '用户名',
  password: '密码',
  submit: '登录',
  ended: '登录已过期，请重新登录。',
  changeTitle: '设置您自己的密码',
  changeLead: '您使用的是一次性密码。请设置一个只有您知道的密码，立即生效。',
  current: '当前密码',
  replacement: '新密码',
  repeat: '再次输入新密码',
  rule: '至少 12 个字符。几个容易记住的词语比符号更好。',
  tooShort: '至少需要 {n} 个字符。',
  differ: '两次输入不一致。',
  change: '修改密码',
  changed: '密码已修改。',
}
