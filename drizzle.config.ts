import { defineConfig } from 'drizzle-kit'

// Only for `npm run migration`: writes the SQL that leads from the last migration to src/data/schema.ts.
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/data/schema-*.ts',
  out: './migrations',
  casing: 'snake_case',
})
