import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createFolder, openFolder, refuseUnlessNew, refuseUnlessWhole } from '../../bin/backup-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'certification-backup-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('a backup is encrypted, for its owner’s eyes alone, and refuses what is damaged or exchanged', async () => {
  const folder = join(root, 'backup')
  refuseUnlessNew(folder)
  expect(() => refuseUnlessWhole(folder, 'manifest')).toThrow(/There is no backup/)
  const parts = await createFolder(folder, 'plum orbit kettle draft violin', 1000)
  await parts.put('rows-1', new TextEncoder().encode('Dora Lindqvist'))
  await parts.put('rows-2', new TextEncoder().encode('another part'))
  expect(() => refuseUnlessNew(folder)).toThrow(/is not empty/)
  expect(() => refuseUnlessWhole(folder, 'manifest')).toThrow(/isn’t complete/)
  const file = join(folder, 'rows-1.part')
  expect(readFileSync(file).includes('Lindqvist')).toBe(false)
  expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700])

  const opened = await openFolder(folder, 'plum orbit kettle draft violin')
  expect(new TextDecoder().decode(await opened.get('rows-1'))).toBe('Dora Lindqvist')
  await expect(opened.get('rows-3')).rejects.toThrow(/has no part rows-3/)
  await expect(openFolder(folder, 'plum orbit kettle draft viola')).rejects.toThrow(/can’t be opened/)
  renameSync(join(folder, 'rows-2.part'), file)
  await expect(opened.get('rows-1')).rejects.toThrow(/is damaged/)
  writeFileSync(file, 'nonsense')
  await expect(opened.get('rows-1')).rejects.toThrow(/is damaged/)
})
