import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from '../src/locales/en'
import zh from '../src/locales/zh'

function flat(messages: object, before = ''): Map<string, string> {
  return new Map(Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as const] : [...flat(value as object, `${before}${key}.`)]))
}

const english = flat(en)
const chinese = flat(zh)

test('both languages have the same words', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
})

test('both languages fill in the same values', () => {
  const named = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).sort()
  for (const [key, text] of english) expect(named(chinese.get(key)), key).toEqual(named(text))
})

test('nothing is left in the other language', () => {
  for (const [key, text] of english) expect(text, key).not.toMatch(/\p{Script=Han}/u)
})

test('every word that a page names is there', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.(vue|ts)$/.test(path))
  for (const path of sources) {
    for (const [, key = ''] of readFileSync(join('src', path), 'utf8').matchAll(/\bt\('([a-zA-Z]+\.[\w.]+)'/g)) {
      expect(english.has(key), `${key} in ${path}`).toBe(true)
    }
  }
})
