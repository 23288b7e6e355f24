import type { Signatory } from '../../program/program.ts'

/** A made-up person with a made-up hand. */
export const signatory: Signatory = {
  name: 'Jordan Sample',
  title: 'Director, Certifications',
  signature: {
    path: 'M60 8C66 0 78 2 74 14C68 40 52 92 34 104C18 114 4 104 8 92C14 76 54 70 78 62C86 58 92 52 90 62C88 74 76 84 80 92C86 100 98 74 104 66C108 60 114 60 112 70C110 80 100 90 108 94C118 96 126 74 132 66C134 76 126 92 134 94C144 94 148 72 154 66C160 62 164 68 160 78C156 88 152 92 158 94C176 98 206 54 214 26C218 10 210 6 204 18C194 42 186 84 192 94C200 104 220 76 232 70C238 68 236 76 232 84C230 92 236 96 246 88C262 76 296 70 340 72',
    width: 340,
    height: 110,
  },
  demo: true,
}
