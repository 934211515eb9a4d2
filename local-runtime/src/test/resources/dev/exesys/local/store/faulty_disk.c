/*
 * Makes system calls on the files of one database fail, and memory allocations of SQLite.
 * The control file has four 32-bit numbers: the errno of the failure (0 for none), the number of
 * calls that still succeed, the number of calls that fail after that, and the calls that have failed.
 * The errno ENOMEM fails allocations; every other one fails calls on files named faulty.db*.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct control {
  int32_t error;
  int32_t succeed;
  int32_t fail;
  int32_t failed;
};

static volatile struct control *control;

static int is_due(int error) {
  if (__sync_fetch_and_sub(&control->succeed, 1) > 0) return 0;
  if (__sync_fetch_and_sub(&control->fail, 1) <= 0) return 0;
  __sync_fetch_and_add(&control->failed, 1);
  errno = error;
  return 1;
}

static int path_fails(const char *path) {
  int error = control ? control->error : 0;
  return error && error != ENOMEM && path && strstr(path, "faulty.db") && is_due(error);
}

static int file_fails(int fd) {
  char link[64], path[4096];
  if (!control || !control->error || control->error == ENOMEM) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return path_fails(path);
}

static int memory_fails(void *caller) {
  Dl_info where;
  return control && control->error == ENOMEM && dladdr(caller, &where) && where.dli_fname
      && strstr(where.dli_fname, "sqlitejdbc") && is_due(ENOMEM);
}

extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);

void *malloc(size_t size) {
  return memory_fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *realloc(void *memory, size_t size) {
  return memory_fails(__builtin_return_address(0)) ? NULL : __libc_realloc(memory, size);
}

#define REAL(name) ((typeof(&name)) dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) {
  static typeof(&write) real;
  if (!real) real = REAL(write);
  return file_fails(fd) ? -1 : real(fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
  static typeof(&pwrite) real;
  if (!real) real = REAL(pwrite);
  return file_fails(fd) ? -1 : real(fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
  static typeof(&pwrite64) real;
  if (!real) real = REAL(pwrite64);
  return file_fails(fd) ? -1 : real(fd, data, size, offset);
}

int fsync(int fd) {
  static typeof(&fsync) real;
  if (!real) real = REAL(fsync);
  return file_fails(fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
  static typeof(&fdatasync) real;
  if (!real) real = REAL(fdatasync);
  return file_fails(fd) ? -1 : real(fd);
}

int ftruncate(int fd, off_t size) {
  static typeof(&ftruncate) real;
  if (!real) real = REAL(ftruncate);
  return file_fails(fd) ? -1 : real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
  static typeof(&ftruncate64) real;
  if (!real) real = REAL(ftruncate64);
  return file_fails(fd) ? -1 : real(fd, size);
}

int open(const char *path, int flags, ...) {
  static int (*real)(const char *, int, ...);
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  if (!real) real = (int (*)(const char *, int, ...)) dlsym(RTLD_NEXT, "open");
  return path_fails(path) ? -1 : real(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  static int (*real)(const char *, int, ...);
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  if (!real) real = (int (*)(const char *, int, ...)) dlsym(RTLD_NEXT, "open64");
  return path_fails(path) ? -1 : real(path, flags, mode);
}

__attribute__((constructor)) static void map_control(void) {
  const char *path = getenv("FAULTY_DISK_CONTROL");
  int fd = path ? open(path, O_RDWR) : -1;
  if (fd < 0) return;
  void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (mapped != MAP_FAILED) control = mapped;
}
