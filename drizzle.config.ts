import { defineConfig } from 'drizzle-kit'

// Only for `npm run migration`: writes the SQL that leads from the last migration to the schemas in src/data.
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/data/**/schema-*.ts',
  out: './migrations',
  casing: 'snake_case',
})
