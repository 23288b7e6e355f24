import type { OutsideId } from './program.ts'

export const outsideIds: readonly OutsideId[] = [
  { column: 'ccde_number', label: 'CCDE Number', pattern: '^[0-9]{8}$' },
  { column: 'ccie_number', label: 'CCIE Number', pattern: '^[0-9]{4,6}$' },
  { column: 'netacad_id', label: 'Net Academy Id' },
  { column: 'badging_email', label: 'Credly (Acclaim) Badging' },
  { column: 'vue_testing_id', label: 'Vue Testing ID', pattern: '^[A-Za-z0-9]{7,9}$' },
]
