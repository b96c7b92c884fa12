/** What stands around every page. */
export const app = {
  name: 'Larder',
  skip: '跳到正文',
  sandbox: '沙箱环境：没有真实资金流动。',
  frozen: '账务已冻结：审计发现账目异常。',
  frozenText: '目前仍可查询；在完整审计通过之前不能入账。请联系财务和技术支持。',
  menu: '主导航',
  language: '语言',
  signOut: '退出登录',
  changePassword: '修改密码',
  store: '门店',
  allStores: '全部门店',
  businessDate: '营业日',
  loading: '加载中…',
  retry: '重试',
  more: '显示更多',
  close: '关闭',
  cancel: '取消',
  save: '保存',
  search: '查询',
  all: '全部',
  copy: '复制',
  copied: '已复制',
  code: '问题代码（联系技术支持时请提供）：{code}',
  stale: '数据不是最新：服务器没有响应。最后更新 {time}。',
  notFound: '该页面不存在。',
  home: '返回首页',
  nothingAllowed: '您的账户还没有任何页面的权限，请管理员为您分配角色。',
  seeDetails: '详情',
}

export const nav = {
  today: '今日', till: '收银充值', recharges: '充值记录', cards: '卡片', adjustments: '调账', campaigns: '营销活动', chargebacks: '拒付', payouts: '退卡付款', day: '日结', books: '账簿', stores: '门店', staff: '员工与密钥'
}
