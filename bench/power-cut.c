/*
 * Writes down what a process does to the files of one folder: every write with its bytes, every sync, every cut, as they happen.
 * From this the bench works out what a disk would hold after a power cut. Loaded with LD_PRELOAD; the folder is CUT_FOLDER, the
 * journal CUT_JOURNAL. A record: one letter, then file number, offset and length as 64 bits each, then the bytes (or the name).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 65536
static int64_t files[MOST];
static int64_t known = 0;
static int journal = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__) = 0; \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name);

static int real_open(const char *path, int flags, mode_t mode) {
  REAL(int, "open64", const char *, int, ...);
  return real(path, flags, mode);
}

static ssize_t real_writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  return real(fd, parts, count);
}

static void note(char kind, int64_t file, int64_t offset, const void *bytes, int64_t length) {
  int64_t head[3] = {file, offset, length};
  struct iovec parts[3] = {{&kind, 1}, {head, sizeof head}, {(void *)bytes, bytes ? (size_t)length : 0}};
  if (journal < 0) {
    const char *path = getenv("CUT_JOURNAL");
    if (!path) return;
    journal = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  real_writev(journal, parts, 3);
}

static void opened(int fd, const char *path, int flags) {
  const char *folder = getenv("CUT_FOLDER");
  char whole[PATH_MAX];
  if (fd < 0 || fd >= MOST || !folder || !realpath(path, whole)) return;
  size_t length = strlen(folder);
  if (strncmp(whole, folder, length) != 0 || whole[length] != '/') return;
  if (strstr(whole, "-shm")) return;
  pthread_mutex_lock(&lock);
  files[fd] = ++known;
  note('o', files[fd], (flags & O_TRUNC) ? 1 : 0, whole, (int64_t)strlen(whole));
  pthread_mutex_unlock(&lock);
}

static int open_noted(const char *path, int flags, mode_t mode) {
  int fd = real_open(path, flags, mode);
  opened(fd, path, flags);
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return open_noted(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return open_noted(path, flags, mode);
}

static int64_t fileOf(int fd) { return fd >= 0 && fd < MOST ? files[fd] : 0; }

static ssize_t written(int fd, const void *bytes, size_t count, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  int64_t file = fileOf(fd);
  if (!file) return real(fd, bytes, count, offset);
  pthread_mutex_lock(&lock);
  ssize_t done = real(fd, bytes, count, offset);
  if (done > 0) note('w', file, offset, bytes, done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) { return written(fd, bytes, count, offset); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return written(fd, bytes, count, offset); }

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  int64_t file = fileOf(fd);
  if (!file) return real(fd, bytes, count);
  off64_t at = lseek64(fd, 0, SEEK_CUR);
  pthread_mutex_lock(&lock);
  ssize_t done = real(fd, bytes, count);
  if (done > 0) note('w', file, at, bytes, done);
  pthread_mutex_unlock(&lock);
  return done;
}

static int cut(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  int done = real(fd, length);
  int64_t file = fileOf(fd);
  if (file && done == 0) {
    pthread_mutex_lock(&lock);
    note('t', file, length, 0, 0);
    pthread_mutex_unlock(&lock);
  }
  return done;
}

int ftruncate64(int fd, off64_t length) { return cut(fd, length); }
int ftruncate(int fd, off_t length) { return cut(fd, length); }

/* What was written before a sync begins is on disk when it ends. */
static int synced(int fd, const char *name) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int64_t file = fileOf(fd);
  if (file) {
    pthread_mutex_lock(&lock);
    note('b', file, 0, 0, 0);
    pthread_mutex_unlock(&lock);
  }
  int done = real(fd);
  if (file && done == 0) {
    pthread_mutex_lock(&lock);
    note('s', file, 0, 0, 0);
    pthread_mutex_unlock(&lock);
  }
  return done;
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }

int close(int fd) {
  REAL(int, "close", int);
  if (fd >= 0 && fd < MOST) files[fd] = 0;
  return real(fd);
}
