import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { rooms } from './walls.config.js';

/** A part that ends like a prefix (`#core/`, `node:`) or says its own end stays; any other is a whole package name. */
const asRegex = (may) => may.map((part) => (/[$/:]$|\(/.test(part) ? part : `${part}(/|$)`));

/** No relative imports, no named `z` (it drags every locale into the bundle), and what the room's row allows. */
const alwaysForbidden = [
  { regex: '^\\.', message: 'Name the room: #core/…, not ./ or ../' },
  { regex: '^localstack$', message: 'The npm package of that name is something else.' },
];

const wallOf = (room) => ({
  name: `wall: ${room.name}`,
  files: room.files,
  ignores: room.not ?? [],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...alwaysForbidden,
          {
            regex: `^(?!${asRegex(room.may).join('|')})`,
            message: `${room.name} may import only: ${room.may.join(', ')} (walls.config.js)`,
          },
        ],
      },
    ],
  },
});

const restrictedSyntax = [
  {
    selector: 'ImportDeclaration[source.value="zod"] > ImportSpecifier',
    message: "import * as z from 'zod': the named import drags every locale into the bundle.",
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is an argument.' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Time is an argument.' },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Randomness is an argument.',
  },
  {
    selector: 'Identifier[name="randomUUID"]',
    message: 'Ids follow from the case; randomness is an argument.',
  },
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Only readEnv reads it.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector: 'MemberExpression[object.name="z"][property.name="coerce"]',
    message: 'z.coerce turns "" into 0.',
  },
];
const noJsonParse = {
  selector: 'CallExpression[callee.object.name="JSON"][callee.property.name="parse"]',
  message: 'Untrusted JSON is read by #contracts/wire/json or the runtime.',
};

export default defineConfig(
  globalIgnores(['cdk.out/', 'node_modules/', '.sverka/', 'coverage/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      complexity: ['error', 10],
      'max-params': ['error', 3],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...restrictedSyntax, noJsonParse],
    },
  },
  ...rooms.map(wallOf),
  { files: ['functions/*/handler.ts'], rules: { 'max-lines': ['error', 40] } },
  {
    files: ['functions/runtime/**'],
    rules: { 'no-restricted-syntax': ['error', restrictedSyntax[0]] },
  },
  { files: ['contracts/wire/**'], rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax] } },
  {
    files: ['infra/**', 'ops/**'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
  {
    // Whatever others wrote is shown as text: nothing of the page makes markup of a string.
    files: ['ops/console/page/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|write|writeln|parseFromString|setHTMLUnsafe|createContextualFragment)$/], Identifier[name="eval"])',
          message: 'Text stays text: element() makes what is shown.',
        },
      ],
    },
  },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name="vi"][property.name=/^(mock|spyOn)$/]',
          message: 'No module mocks: use a port.',
        },
        {
          selector: 'MemberExpression[property.name=/^(only|skip)$/]',
          message: 'A focused or skipped test is no proof.',
        },
      ],
      'no-console': 'off',
      'no-restricted-imports': ['error', { patterns: alwaysForbidden }],
    },
  },
  { files: ['infra/local/**'], rules: { 'no-restricted-imports': ['error', { patterns: alwaysForbidden }] } },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
