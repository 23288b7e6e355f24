import { Bar, type Measure } from './bar.tsx'
import { Evidence, type EvidenceProps } from './evidence.tsx'
import { Say } from './sentence.tsx'
import { Sign, type SignState } from './sign.tsx'

export interface TreeNode extends Measure {
  /** As the tree is numbered: `1.2`. */
  readonly number: string
  readonly title: string
  readonly state: Exclude<SignState, 'passed' | 'failed' | 'used'>
  readonly open: boolean
  readonly evidence?: EvidenceProps
  readonly children: readonly TreeNode[]
}

const stateWords = {
  met: 'met',
  'under-way': 'under way',
  'not-begun': 'not begun',
  'in-review': 'in review',
  elsewhere: 'counts elsewhere',
} as const

/** What the signs of the tree mean; `title` in the guide's words. */
export function TreeLegend({ title }: { title: string }) {
  return (
    <ul class="legend" aria-label={title}>
      <li class="legend-title" aria-hidden="true">
        {title}
      </li>
      <li>
        <Sign state="met" /> {stateWords.met}
      </li>
      <li>
        <Sign state="under-way" /> {stateWords['under-way']}
      </li>
      <li>
        <Sign state="not-begun" /> {stateWords['not-begun']}
      </li>
      <li>
        <Sign state="in-review" /> {stateWords['in-review']}
      </li>
      <li>
        <Sign state="elsewhere" /> {stateWords.elsewhere}
      </li>
    </ul>
  )
}

/** A rule as a tree of rows; what has something inside opens. */
export function ProgressTree({ root }: { root: TreeNode }) {
  return (
    <ol class="tree">
      <Node node={root} />
    </ol>
  )
}

function Node({ node }: { node: TreeNode }) {
  if (!node.evidence && node.children.length === 0)
    return (
      <li>
        <div class="tree-row">
          <Row node={node} />
        </div>
      </li>
    )
  return (
    <li>
      <details open={node.open}>
        <summary class="tree-row">
          <Row node={node} />
        </summary>
        {node.evidence && <Evidence {...node.evidence} />}
        {node.children.length > 0 && (
          <ol>
            {node.children.map((child) => (
              <Node node={child} />
            ))}
          </ol>
        )}
      </details>
    </li>
  )
}

function Row({ node }: { node: TreeNode }) {
  return (
    <>
      <Sign state={node.state} words={stateWords[node.state]} />
      <span class="number">{node.number}</span>
      <span class="rule-title">
        <Say words={[node.title]} />
      </span>
      <Bar percent={node.percent} elsewhere={node.elsewhere} />
      <span class="figure">
        {node.figure}
        {node.elsewhere && <span class="second-line">{node.elsewhere.words}</span>}
      </span>
    </>
  )
}
