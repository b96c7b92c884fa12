/** The API's types under the names that the pages use. */
import type { Schema } from '@larder/api'

export type Session = Schema<'Session'>
export type Store = Schema<'Store'>
export type PlatformInfo = Schema<'PlatformInfo'>
export type Staff = Schema<'Staff'>
export type MachineKey = Schema<'MachineKey'>
export type OneTimePassword = Schema<'OneTimePassword'>
export type RechargeLine = Schema<'RechargeLine'>
export type Recharge = Schema<'Recharge'>
export type RechargeAnswer = Schema<'RechargeAnswer'>
export type Figures = Schema<'Figures'>
export type FigureGroup = Schema<'Group'>
export type Card = Schema<'Card'>
export type IssuedCard = Schema<'IssuedCard'>
export type CardBalance = Schema<'CardBalance'>
export type CardProduct = Schema<'CardProduct'>
export type BusinessDay = Schema<'BusinessDay'>
export type CashCount = Schema<'CashCount'>
export type Difference = Schema<'Difference'>
