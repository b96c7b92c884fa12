/** The API's types under the names that the pages use. */
import type { Schema } from '@larder/api'

export type Session = Schema<'CurrentSessionMe'>
export type Store = Schema<'Store'>
export type LegalEntity = Schema<'LegalEntity'>
export type Installation = Schema<'ShowPlatformInstallation'>
export type Operation = Schema<'Operation'>
export type Role = Schema<'Role'>
export type Staff = Schema<'AdministerStaffMember'>
export type MachineKey = Schema<'MachineKeysListed'>
export type RechargeLine = Schema<'RechargeListsLine'>
export type RechargeStatus = Schema<'OrderState'>
export type PayWith = Schema<'PayWith'>
export type Recharge = Schema<'ReadRechargesLife'>
export type RechargeAnswer = Schema<'RechargeAnswer'>
export type FigureGroup = Schema<'DayFiguresGroup'>
export type FigureHour = Omit<Schema<'HourlyRechargesHour'>, 'ways'>
export type Card = Schema<'CardFacts'>
export type IssuedCard = Schema<'IssueCardsIssuedCard'>
export type CardBalance = Schema<'CardBalance'>
export type Spend = Schema<'ShowSpendsCardSpend'>
export type Hold = Schema<'HoldOnCardsHeldMoney'>
export type CardProduct = Schema<'CardProduct'>
export type BusinessDay = Schema<'DayView'>
export type ChannelBill = Schema<'DayViewBill'>
export type DrawerDay = Schema<'DayViewDrawer'>
export type Block = Schema<'Block'>
export type Reconciliation = Schema<'ShowOrderReconciliationOrderReconciliation'>
export type Difference = Schema<'DifferenceEndpointsDifferenceView'>
