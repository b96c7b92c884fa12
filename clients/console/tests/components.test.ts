import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compileTemplate, parse } from 'vue/compiler-sfc'

/** The type check passes over a template that cannot be parsed; the build would be the first to tell. */
test('the template of every component compiles', () => {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.vue'))
  for (const path of paths) {
    const { descriptor, errors } = parse(readFileSync(join('src', path), 'utf8'), { filename: path })
    expect(errors, path).toEqual([])
    const source = descriptor.template?.content ?? ''
    expect(compileTemplate({ source, filename: path, id: path }).errors, path).toEqual([])
  }
})
