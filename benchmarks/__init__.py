"""Speed, memory and accuracy of nnkit, measured: `make bench` and `make figures`.

`python -m benchmarks` compares nnkit with PyTorch, scikit-learn, JAX and a loop over
single samples; `python -m benchmarks.figures` trains the networks of the published
accuracies. Neither belongs to the package, and `make test` runs only a trifle of it.
"""
