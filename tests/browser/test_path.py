from pathlib import Path
import json
RELEASED = "course/01-mathematics/01a-vectors.ipynb"
def test_probe(open_notebook, folder):
    n = open_notebook(RELEASED)
    p = n.page
    p.wait_for_timeout(4000)
    print('dirty', p.evaluate("id => Array.from(jupyterapp.shell.widgets('main')).find(x=>x.id===id).context.model.dirty", n.id))
    js = p.evaluate("id => JSON.stringify(Array.from(jupyterapp.shell.widgets('main')).find(x=>x.id===id).context.model.toJSON().metadata)", n.id)
    print(js); print(json.loads((Path(folder)/RELEASED).read_text())['metadata'])
    n.run()
    print('counts', [c.evaluate("e=>e.innerText") for c in n.panel.locator(".jp-CodeCell .jp-InputPrompt").all()])
    print(n.panel.locator(".nnkit-strip").first.evaluate("e=>e.outerHTML"))
    p.evaluate("id => Array.from(jupyterapp.shell.widgets('main')).find(x=>x.id===id).context.save()", n.id)
    p.wait_for_timeout(2000)
    nb=json.loads((Path(folder)/RELEASED).read_text())
    for c in nb['cells']:
        for o in c.get('outputs',[]):
            print(o['output_type'], o.get('ename'), {k: str(v)[:150] for k,v in o.get('data',{}).items()})
    p.locator(".nnkit-strip a").first.click()
    p.wait_for_timeout(1000)
    print(p.evaluate("() => location.pathname"), p.evaluate("() => Array.from(document.querySelectorAll('.jp-RenderedMarkdown h3')).slice(0,6).map(e=>[e.outerHTML.slice(0,300), Math.round(e.getBoundingClientRect().top)])"))
    assert 0
