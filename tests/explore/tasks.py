"""What goes on beside a test in the loop of asyncio."""

import asyncio


async def others_end():
    """Wait until every other task of this loop has ended; fail if one goes on."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    if others:
        _, left = await asyncio.wait(others, timeout=60)
        assert not left
