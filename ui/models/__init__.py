"""What views show, as Qt models. They read no disk and call no desk."""
